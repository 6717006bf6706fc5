package ddl

import (
	"slices"

	"github.com/brickwork-sql/brickwork/builder"
	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// Function is a function. One of Return, Query and Python is its body; Columns
// make it a table function.
type Function struct {
	Name          builder.Name
	Params        []Param
	Returns       types.Type
	Columns       []types.Field
	Return        builder.Any
	Query         builder.QueryLike
	Python        Source
	Handler       string
	Deterministic bool
	Comment       string
	Temporary     bool
}

// Procedure is a procedure; Body is usually a script.
type Procedure struct {
	Name    builder.Name
	Params  []Param
	Body    builder.Stmt
	Comment string
}

// Param is a parameter of a [Function] or [Procedure]; its name and type are
// those of Var, which stands for it in the body.
type Param struct {
	Var     builder.AnyVariable
	Default builder.Any
	Mode    Mode
	Comment string
}

// Mode is the direction of a parameter of a [Procedure].
type Mode uint8

// The directions of a parameter.
const (
	In    = Mode(ast.ParamIn)
	Out   = Mode(ast.ParamOut)
	InOut = Mode(ast.ParamInOut)
)

// Object makes it an [Object].
func (f Function) Object() ast.Object {
	return ast.Object{Kind: ast.FunctionObject, Name: f.Name, Temporary: f.Temporary}
}

// Object makes it an [Object].
func (p Procedure) Object() ast.Object { return ast.Object{Kind: ast.ProcedureObject, Name: p.Name} }

// Definition makes it a [Definition].
func (f Function) Definition() ast.Definition {
	return &ast.FunctionDef{
		Name: f.Name, Params: params(f.Params), Returns: f.Returns, Table: f.Columns != nil, Columns: slices.Clone(f.Columns),
		Return: operand(f.Return), Query: query(f.Query), Python: string(f.Python), Handler: f.Handler,
		Deterministic: f.Deterministic, Comment: f.Comment, Temporary: f.Temporary,
	}
}

// Definition makes it a [Definition].
func (p Procedure) Definition() ast.Definition {
	return &ast.ProcedureDef{Name: p.Name, Params: params(p.Params), Body: tree(p.Body), Comment: p.Comment}
}

// tree is the tree of s, nil if s is nil.
func tree(s builder.Stmt) ast.Stmt {
	if s == nil {
		return nil
	}
	return s.Stmt()
}

func params(ps []Param) []*ast.ParamDef {
	var out []*ast.ParamDef
	for _, p := range ps {
		out = append(out, &ast.ParamDef{
			Var: builder.Operand(p.Var), Default: operand(p.Default), Mode: ast.ParamMode(p.Mode), Comment: p.Comment,
		})
	}
	return out
}

// Replaceable makes it a [Replaceable].
func (Function) Replaceable() {}

// Replaceable makes it a [Replaceable].
func (Procedure) Replaceable() {}
