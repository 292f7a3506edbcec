package site

import (
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
)

// send writes an answer whose other fields are set already. It compresses the body for those who accept gzip.
func send(w http.ResponseWriter, r *http.Request, status int, body []byte, compressible bool) {
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

// acceptsGzip says whether gzip stands in an Accept-Encoding field with a weight above 0.
func acceptsGzip(field string) bool {
	for item := range strings.SplitSeq(field, ",") {
		coding, parameters, _ := strings.Cut(item, ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		if coding != "gzip" && coding != "*" {
			continue
		}
		q, weighted := strings.CutPrefix(strings.TrimSpace(parameters), "q=")
		if weight, err := strconv.ParseFloat(q, 64); weighted && err == nil && weight == 0 {
			continue
		}
		return true
	}
	return false
}
