package blend

// PartsOf gives tests the numbers of a model.
func PartsOf(m *Model) Parts { return m.parts }
