package dialect

import (
	"fmt"

	"github.com/brickwork-sql/brickwork/internal/ast"
	"github.com/brickwork-sql/brickwork/types"
)

// functionDef prints a function.
func (p *printer) functionDef(d *ast.FunctionDef, head func(string)) {
	p.objectNames(d, d.Name.Name)
	p.functionBody(d)
	if d.Temporary {
		head("TEMPORARY FUNCTION")
	} else {
		head("FUNCTION")
	}
	p.object(d.Name, d)
	p.routineParams(d.Params, d)
	p.returns(d)
	if d.Python != "" {
		p.s(" LANGUAGE PYTHON")
	}
	p.textClause(" HANDLER ", d.Handler, d)
	if d.Deterministic {
		p.s(" DETERMINISTIC")
	}
	p.textClause(" COMMENT ", d.Comment, d)
	switch {
	case d.Python != "":
		p.s(" AS ")
		p.dollarQuoted(d.Python, d)
	case d.Query != nil:
		p.s(" RETURN ")
		p.defining(d.Query)
	case d.Return != nil:
		p.s(" RETURN ")
		p.assigned(d.Return, &ast.Column{Type: d.Returns})
	}
}

// functionBody sees that there is one body, of the kind that the result asks for.
func (p *printer) functionBody(d *ast.FunctionDef) {
	bodies := 0
	for _, has := range []bool{d.Return != nil, d.Query != nil, d.Python != ""} {
		if has {
			bodies++
		}
	}
	switch {
	case bodies == 0:
		p.fail(Incomplete, d, "a function without a body")
	case bodies > 1:
		p.fail(Ambiguous, d, "of Return, Query and Python there can be one")
	case d.Table && d.Returns != nil:
		p.fail(Ambiguous, d, "a function that returns both a value and a table")
	case d.Table && d.Return != nil:
		p.fail(Invalid, d, "a table function returns a query")
	case d.Handler != "" && d.Python == "":
		p.fail(Invalid, d, "a handler of a function that is not Python")
	case d.Python != "" && d.Returns == nil && !d.Table:
		p.fail(Incomplete, d, "a Python function says what it returns")
	}
}

// returns prints RETURNS.
func (p *printer) returns(d *ast.FunctionDef) {
	switch {
	case d.Table:
		p.s(" RETURNS TABLE (")
		list(p, d.Columns, ", ", func(f types.Field) {
			p.name(f.Name, d)
			p.s(" ")
			p.storedType(f.Type, d)
			p.textClause(" COMMENT ", f.Comment, d)
		})
		p.s(")")
	case d.Returns != nil:
		p.s(" RETURNS ")
		p.storedType(d.Returns, d)
	}
}

// routineParams prints the parameters of a routine.
func (p *printer) routineParams(params []*ast.ParamDef, at ast.Node) {
	var names []string
	p.s("(")
	list(p, params, ", ", func(x *ast.ParamDef) {
		v, ok := x.Var.(*ast.Variable)
		if !ok {
			p.fail(Invalid, at, "a parameter without a variable")
			return
		}
		if containsFold(names, v.Name) {
			p.fail(Ambiguous, at, fmt.Sprintf("parameter %q twice", v.Name))
		}
		names = append(names, v.Name)
		p.parameterDef(x, v, at)
	})
	p.s(")")
}

// parameterDef prints a parameter of a routine.
func (p *printer) parameterDef(x *ast.ParamDef, v *ast.Variable, at ast.Node) {
	if _, procedure := at.(*ast.ProcedureDef); procedure {
		p.word([]string{"IN ", "OUT ", "INOUT "}, uint8(x.Mode), "mode", at)
	} else if x.Mode != ast.ParamIn {
		p.fail(Unsupported, at, "OUT parameters are for procedures")
	}
	p.name(v.Name, at)
	p.s(" ")
	if v.Type == nil {
		p.failHint(Incomplete, at, fmt.Sprintf("parameter %q without a type", v.Name), "say OfType")
		return
	}
	p.storedType(v.Type, at)
	if x.Default != nil {
		p.s(" DEFAULT ")
		p.defaultOf(x.Default, v.Type)
	}
	p.textClause(" COMMENT ", x.Comment, at)
}

// procedures came late.
var procedures = feature{"CREATE PROCEDURE", Runtime{17, 0}}

// procedureDef prints a procedure; a body of one statement becomes a block.
func (p *printer) procedureDef(d *ast.ProcedureDef, head func(string)) {
	p.since(procedures, d)
	p.objectNames(d, d.Name.Name)
	head("PROCEDURE")
	p.object(d.Name, d)
	p.routineParams(d.Params, d)
	p.s(" LANGUAGE SQL SQL SECURITY INVOKER")
	p.textClause(" COMMENT ", d.Comment, d)
	p.s(" AS ")
	p.bare = false
	defer func() { p.bare = true }()
	switch body := d.Body.(type) {
	case nil:
		p.fail(Incomplete, d, "a procedure without a body")
	case ast.Query, ast.DDL, *ast.Insert, *ast.Update, *ast.Delete, *ast.Merge, *ast.Truncate:
		p.s("BEGIN ")
		p.statement(body)
		p.s("; END")
	default:
		p.statement(body)
	}
}

// policyDef prints a policy.
func (p *printer) policyDef(d *ast.PolicyDef, head func(string)) {
	p.objectNames(d, d.Name)
	p.policyRules(d)
	head("POLICY")
	p.name(d.Name, d)
	p.s(" ON ")
	p.objectKind(d.On, d)
	p.objectName(d.On, d)
	p.textClause(" COMMENT ", d.Comment, d)
	use := d.Filter
	if d.Mask != nil {
		use = d.Mask
		p.s(" COLUMN MASK ")
	} else {
		p.s(" ROW FILTER ")
	}
	if use == nil {
		return
	}
	p.object(use.Function, d)
	p.s(" TO ")
	p.names(d.To, d)
	if len(d.Except) > 0 {
		p.s(" EXCEPT ")
		p.names(d.Except, d)
	}
	p.s(" FOR TABLES")
	if d.When != nil {
		p.s(" WHEN ")
		p.expr(d.When)
	}
	p.policyColumns(d, use)
}

// policyColumns prints which columns a policy is about.
func (p *printer) policyColumns(d *ast.PolicyDef, use *ast.RoutineUse) {
	if len(d.Match) > 0 {
		p.s(" MATCH COLUMNS ")
		list(p, d.Match, ", ", func(m ast.ColumnMatch) {
			p.expr(m.Cond)
			p.s(" AS ")
			p.name(m.Name, d)
		})
	}
	if d.Mask != nil {
		p.s(" ON COLUMN ")
		p.name(d.Column, d)
	}
	if len(use.Args) > 0 {
		p.s(" USING COLUMNS (")
		list(p, use.Args, ", ", p.expr)
		p.s(")")
	}
}

// policyRules sees that a policy is complete.
func (p *printer) policyRules(d *ast.PolicyDef) {
	switch {
	case d.Filter == nil && d.Mask == nil:
		p.fail(Incomplete, d, "a policy without a filter or a mask")
	case d.Filter != nil && d.Mask != nil:
		p.fail(Ambiguous, d, "a policy is a filter or a mask")
	case len(d.To) == 0:
		p.fail(Incomplete, d, "a policy for nobody")
	}
	if d.Mask == nil {
		if d.Column != "" {
			p.fail(Invalid, d, "a column of a policy that masks none")
		}
		return
	}
	for _, m := range d.Match {
		if m.Name == d.Column {
			return
		}
	}
	p.fail(Unresolved, d, fmt.Sprintf("column %q is not bound by Match", d.Column))
}
