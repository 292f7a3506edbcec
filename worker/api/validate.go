package api

import (
	"hash/fnv"
	"strconv"
	"strings"
)

// validate gives an answer its ETag, and turns it into a 304 when the asker has the same already.
// The tag is weak because the same answer travels both plain and compressed.
func validate(answer Response, ifNoneMatch string) Response {
	sum := fnv.New64a()
	sum.Write(answer.Body)
	tag := strconv.FormatUint(sum.Sum64(), 16)
	answer.Header = append(answer.Header, Field{"ETag", `W/"` + tag + `"`})
	if hasTag(ifNoneMatch, tag) {
		answer.Status, answer.Body = statusNotModified, nil
	}
	return answer
}

// hasTag says whether the list of an If-None-Match field names the tag, by weak comparison (RFC 9110, 8.8.3.2).
func hasTag(list, tag string) bool {
	for list != "" {
		var entry string
		entry, list, _ = strings.Cut(list, ",")
		entry = strings.TrimSpace(entry)
		if entry == "*" || strings.TrimPrefix(entry, "W/") == `"`+tag+`"` {
			return true
		}
	}
	return false
}
