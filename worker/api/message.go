package api

// A Request is everything that the edge looks at. It has no place for an address, a cookie, a language or a browser:
// what is not here cannot change an answer.
type Request struct {
	Method      string
	Target      string // path and query as they stood in the request, not decoded
	Accept      string // read by /v1/vectors/{shard} alone
	IfNoneMatch string
}

// A Field is one line of a response's header.
type Field struct{ Name, Value string }

// A Response is a complete answer. Body is empty for HEAD, 204 and 304.
type Response struct {
	Status int
	Header []Field // in the order to send; no name stands twice
	Body   []byte
}

// Get returns the value of the named field, spelled as the edge spells it, or "".
func (r Response) Get(name string) string {
	for _, f := range r.Header {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// Compressible says whether the sender should gzip the body for those who accept it.
func (r Response) Compressible() bool {
	return len(r.Body) >= minCompress && r.Get("Vary") != ""
}

// Below this many bytes gzip saves less than one network packet.
const minCompress = 512

// alwaysSent stands on every answer. The data are public, so every origin may read them;
// a browser that is led to show them as a page may do nothing with them.
var alwaysSent = [...]Field{
	{"Access-Control-Allow-Origin", "*"},
	{"Access-Control-Expose-Headers", "Content-Location, ETag, Loge-Signature"},
	{"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
	{"Cross-Origin-Resource-Policy", "cross-origin"},
	{"Referrer-Policy", "no-referrer"},
	{"Strict-Transport-Security", "max-age=31536000"},
	{"X-Content-Type-Options", "nosniff"},
}
