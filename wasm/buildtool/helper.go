package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// helperName is the constant that vugu's renderer gives to eval.
const helperName = "jsHelperScript"

// helperScript returns vugu's helper as a JavaScript module. The constant is an expression that calls a function at once,
// "(function(){…})()"; the module exports the function, so that the page can tell by its text that it is the same one.
func helperScript(file string) ([]byte, error) {
	code, err := findConstant(file, helperName)
	if err != nil {
		return nil, err
	}
	function, found := strings.CutPrefix(code, "(function(){")
	function, ended := strings.CutSuffix(function, "})()")
	if !found || !ended {
		return nil, fmt.Errorf("%s: %s is not of the form (function(){…})() any more", file, helperName)
	}
	return []byte("// vugu's own DOM helper, taken from its module at build time; see boot.js.\n" +
		"export const helper = function(){" + function + "};\n"), nil
}

func findConstant(file, name string) (string, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		return "", err
	}
	for _, decl := range parsed.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range group.Specs {
			if value, ok := spec.(*ast.ValueSpec); ok && group.Tok == token.CONST && value.Names[0].Name == name {
				return literal(value)
			}
		}
	}
	return "", fmt.Errorf("%s: no constant %s", file, name)
}

func literal(spec *ast.ValueSpec) (string, error) {
	if len(spec.Values) != 1 {
		return "", errors.New("the constant has no value of its own")
	}
	text, ok := spec.Values[0].(*ast.BasicLit)
	if !ok || text.Kind != token.STRING {
		return "", errors.New("the constant is no string literal")
	}
	return strconv.Unquote(text.Value)
}
