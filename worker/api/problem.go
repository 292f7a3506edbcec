package api

import "strconv"

// The statuses that the edge answers with.
const (
	statusOK               = 200
	statusNoContent        = 204
	statusNotModified      = 304
	statusNotFound         = 404
	statusMethodNotAllowed = 405
	statusNotAcceptable    = 406
	statusTargetTooLong    = 414
)

// problem makes a problem document (RFC 9457). The title is the status's own phrase; detail says what to do instead
// and never repeats what the visitor sent. Both are plain ASCII without quotes.
func problem(status int, title, detail string, extra ...Field) Response {
	body := `{"type":"about:blank","title":"` + title + `","status":` + strconv.Itoa(status) + `,"detail":"` + detail + "\"}\n"
	header := append([]Field{
		{"Content-Type", "application/problem+json"},
		{"Cache-Control", "no-store"},
	}, extra...)
	return Response{Status: status, Header: header, Body: []byte(body)}
}

func notFound(detail string) Response {
	return problem(statusNotFound, "Not Found", detail)
}
