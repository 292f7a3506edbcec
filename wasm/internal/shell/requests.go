package shell

import "strings"

// request writes a resource-timing entry as the person reads it: "GET /loge.css". A request to another origin, of which there
// must be none, keeps its full URL. Images that the page drew itself are no requests: ok is false.
func request(origin, name, initiator string) (line string, ok bool) {
	if strings.HasPrefix(name, "blob:") || strings.HasPrefix(name, "data:") {
		return "", false
	}
	method := "GET"
	if initiator == "beacon" || initiator == "ping" {
		method = "POST"
	}
	if path, same := strings.CutPrefix(name, origin); same && strings.HasPrefix(path, "/") {
		name = path
	}
	return method + " " + name, true
}
