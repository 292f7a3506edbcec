package api

import "strconv"

// Until a new version is published nothing changes; five minutes old is new enough for whoever reads single films or shards.
const fewMinutes = "public, max-age=300, stale-while-revalidate=86400"

// cacheable makes the answer of a route whose bytes change only with a new version.
func cacheable(mediaType string, body []byte) Response {
	return Response{Status: statusOK, Header: []Field{
		{"Content-Type", mediaType},
		{"Cache-Control", fewMinutes},
		{"Vary", "Accept-Encoding"},
	}, Body: body}
}

func (e *Edge) getManifest(string, Request) Response {
	return Response{Status: statusOK, Header: []Field{
		{"Content-Type", jsonType},
		{"Cache-Control", "no-cache"},
		{"Vary", "Accept-Encoding"},
		{"Loge-Signature", e.signature},
	}, Body: e.manifest}
}

func (e *Edge) getHealth(string, Request) Response {
	body := `{"ok":true,"version":` + strconv.FormatUint(e.version, 10) + `,"films":` + strconv.Itoa(e.pack.Len()) + "}\n"
	return Response{Status: statusOK, Header: []Field{
		{"Content-Type", jsonType},
		{"Cache-Control", "no-store"},
	}, Body: []byte(body)}
}
