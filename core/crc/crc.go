// Package crc sums bytes with the CRC of 32 bits, as hash/crc32 does, from tables of 16 entries. The standard package is
// faster and 9 KB more program: too much for files of some hundred kilobytes in a browser.
package crc

// The polynomials, least significant bit first.
const (
	IEEE       = 0xedb88320 // of zip and gzip
	Castagnoli = 0x82f63b78 // of profiles
)

// A Table holds the sum of each half byte.
type Table [16]uint32

// New returns the table of a polynomial.
func New(polynomial uint32) *Table {
	var t Table
	for i := range t {
		sum := uint32(i)
		for range 4 {
			sum = sum>>1 ^ sum&1*polynomial
		}
		t[i] = sum
	}
	return &t
}

// Update returns the sum of the bytes of which sum is the sum so far, and b behind them. The sum of no bytes is 0.
func (t *Table) Update(sum uint32, b []byte) uint32 {
	sum = ^sum
	for _, c := range b {
		sum ^= uint32(c)
		sum = sum>>4 ^ t[sum&15]
		sum = sum>>4 ^ t[sum&15]
	}
	return ^sum
}
