package pack

import (
	"errors"

	"github.com/loge-film/loge/core/text"
)

// model is what the Vectors part holds.
type model struct {
	dim      int
	blend    float32
	singular []float64
	rows     []int8
	scales   []float32 // derived: rows are of unit length
	norms    []float32

	fields       []byte
	keys, en, zh texts
	index        lists[uint32]
	weights      []uint8   // parallel to index.all
	weightScales []float32 // derived: rows are of unit length
}

func (m *model) read(r *reader) {
	r.block(tagModel, m.readParameters)
	r.block(tagRows, func(c *cursor) { m.readRows(c, r.films) })
	r.block(tagNorms, func(c *cursor) {
		raw := c.u16s(r.films)
		m.norms = make([]float32, len(raw))
		for i, v := range raw {
			m.norms[i] = unfraction(v)
		}
	})
	r.block(tagFeatures, m.readFeatures)
	r.block(tagSparse, func(c *cursor) { m.readSparse(c, r.films) })
}

func (m *model) readParameters(c *cursor) {
	m.dim = int(c.uvarint(MaxDim))
	blend := c.float64()
	if m.dim == 0 || blend < 0 || blend > 1 {
		c.fail(errors.New("no dimensions, or a blend outside 0..1"))
		return
	}
	m.blend = float32(blend)
	if m.dim > len(c.rest)/8 {
		c.fail(errShort)
		return
	}
	m.singular = make([]float64, m.dim)
	for k := range m.singular {
		if m.singular[k] = c.float64(); m.singular[k] <= 0 {
			c.fail(errors.New("a singular value is not positive"))
			return
		}
	}
}

func (m *model) readRows(c *cursor, n int) {
	raw := c.take(n * m.dim)
	if c.err != nil {
		return
	}
	m.rows = make([]int8, len(raw))
	for k := range m.dim {
		for i, b := range raw[k*n : (k+1)*n] {
			if m.rows[i*m.dim+k] = int8(b); int8(b) == -128 {
				c.fail(errors.New("a component is -128"))
				return
			}
		}
	}
	m.scales = make([]float32, n)
	for i := range m.scales {
		squares := 0
		for _, v := range m.rows[i*m.dim:][:m.dim] {
			squares += int(v) * int(v)
		}
		m.scales[i] = unitScale(squares)
	}
}

func (m *model) readFeatures(c *cursor) {
	n := c.count(MaxFeatures)
	m.fields = append(m.fields, c.take(n)...)
	for _, f := range m.fields {
		if f >= byte(text.NumFields) {
			c.fail(errors.New("a feature belongs to an unknown field"))
			return
		}
	}
	m.keys, m.en, m.zh = c.texts(n, MaxText), c.texts(n, MaxText), c.texts(n, MaxText)
}
