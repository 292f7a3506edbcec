package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestHelperScript(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"as vugu has it", `const jsHelperScript = "(function(){let a=\"b\"})()"`, "export const helper = function(){let a=\"b\"};\n"},
		{"raw string", "const jsHelperScript = `(function(){x()})()`", "export const helper = function(){x()};\n"},
		{"another form", `const jsHelperScript = "x()"`, ""},
		{"another name", `const other = "(function(){})()"`, ""},
		{"a variable", `var jsHelperScript = "(function(){})()"`, ""},
		{"a sum", `const jsHelperScript = "(function(){" + "})()"`, ""},
	} {
		file := filepath.Join(t.TempDir(), "script.go")
		if err := os.WriteFile(file, []byte("package domrender\n\n"+c.source+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := helperScript(file)
		if (err == nil) != (c.want != "") || !strings.HasSuffix(string(got), c.want) {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
}
