package descent

// Value returns the objective at X. It never rises from step to step.
func (d *Descent) Value() float64 { return d.value }
