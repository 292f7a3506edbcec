package api

import "strings"

// MaxTarget is the longest path and query that is answered, in bytes; the longest that means something is far below.
const MaxTarget = 2048

const allowedMethods = "GET, HEAD, OPTIONS"

// A route answers GET for the paths of a pattern such as "/v1/films/{id}": at most one parameter, within one segment.
type route struct {
	pattern string
	get     func(e *Edge, parameter string, r Request) Response
}

// The first route that matches answers.
var routes = [...]route{
	{"/v1/manifest", (*Edge).getManifest},
	{"/v1/vectors/{shard}.json", (*Edge).getVectorsJSON},
	{"/v1/vectors/{shard}.bin", (*Edge).getVectorsBinary},
	{"/v1/vectors/{shard}", (*Edge).getVectors},
	{"/v1/films/{id}", (*Edge).getFilm},
	{"/healthz", (*Edge).getHealth},
}

// Patterns returns the paths that the edge answers, with {…} for a parameter.
func Patterns() []string {
	patterns := make([]string, len(routes))
	for i := range routes {
		patterns[i] = routes[i].pattern
	}
	return patterns
}

// Serve answers one request. It never fails, keeps nothing and always gives the same answer to the same request.
// It may be called from several goroutines.
func (e *Edge) Serve(r Request) Response {
	answer := e.answer(r)
	if answer.Status == statusOK {
		answer = validate(answer, r.IfNoneMatch)
	}
	answer.Header = append(answer.Header, alwaysSent[:]...)
	if r.Method == "HEAD" {
		answer.Body = nil
	}
	return answer
}

func (e *Edge) answer(r Request) Response {
	if len(r.Target) > MaxTarget {
		return problem(statusTargetTooLong, "URI Too Long", "The longest address here has 2048 bytes.")
	}
	path, _, _ := strings.Cut(r.Target, "?")
	for _, route := range routes {
		parameter, ok := match(route.pattern, path)
		if !ok {
			continue
		}
		switch r.Method {
		case "GET", "HEAD":
			return route.get(e, parameter, r)
		case "OPTIONS":
			return options()
		}
		return problem(statusMethodNotAllowed, "Method Not Allowed", "This address can only be read.", Field{"Allow", allowedMethods})
	}
	return notFound("There is nothing at this address.")
}

// match compares a path with a pattern and returns the parameter, which is not empty where the pattern has one.
func match(pattern, path string) (parameter string, ok bool) {
	before, rest, has := strings.Cut(pattern, "{")
	if !has {
		return "", path == pattern
	}
	_, after, _ := strings.Cut(rest, "}")
	if len(path) <= len(before)+len(after) || !strings.HasPrefix(path, before) || !strings.HasSuffix(path, after) {
		return "", false
	}
	parameter = path[len(before) : len(path)-len(after)]
	return parameter, !strings.Contains(parameter, "/")
}

// options answers a preflight: anybody may read, and revalidate what they have.
func options() Response {
	return Response{Status: statusNoContent, Header: []Field{
		{"Allow", allowedMethods},
		{"Access-Control-Allow-Methods", allowedMethods},
		{"Access-Control-Allow-Headers", "Accept, If-None-Match"},
		{"Access-Control-Max-Age", "86400"},
		{"Cache-Control", "no-store"},
	}}
}
