package api

import (
	"hash/crc64"
	"strconv"
	"strings"
)

// validate gives an answer its ETag, and turns it into a 304 when the asker has the same already.
// The tag tells versions of one answer apart, for which a checksum of 64 bits is plenty; it is weak because the same
// answer travels both plain and compressed.
func validate(answer Response, ifNoneMatch string) Response {
	tag := strconv.FormatUint(crc64.Checksum(answer.Body, crc64.MakeTable(crc64.ECMA)), 16)
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
