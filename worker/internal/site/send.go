package site

import (
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
)

// send writes an answer whose other fields are set already. It compresses the body for those who accept gzip.
func send(w http.ResponseWriter, r *http.Request, status int, body []byte, compressible bool) {
	if compressible {
		w.Header().Set("Vary", "Accept-Encoding")
	}
	if compressible && acceptsGzip(r.Header.Get("Accept-Encoding")) {
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			packed := gzip.NewWriter(w)
			packed.Write(body) // an error means that the visitor has gone
			packed.Close()
		}
		return
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// acceptsGzip says whether an Accept-Encoding field allows gzip: what it says of gzip counts, else what it says of
// everything.
func acceptsGzip(field string) bool {
	others := false
	for item := range strings.SplitSeq(field, ",") {
		coding, parameters, _ := strings.Cut(item, ";")
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip":
			return !refuses(parameters)
		case "*":
			others = !refuses(parameters)
		}
	}
	return others
}

// refuses says whether the parameters of a coding give it the weight 0.
func refuses(parameters string) bool {
	q, weighted := strings.CutPrefix(strings.ToLower(strings.TrimSpace(parameters)), "q=")
	weight, err := strconv.ParseFloat(q, 64)
	return weighted && err == nil && weight == 0
}
