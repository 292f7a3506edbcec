package profile

import (
	"encoding/binary"
	"errors"
)

// Iterations of PBKDF2 for new passphrases, and the most that a file may ask for.
const (
	Iterations    = 600_000
	maxIterations = 10_000_000
)

// ErrPassphrase says that a passphrase is not the one with which the data was encrypted.
var ErrPassphrase = errors.New("the passphrase is wrong")

// A Cipher makes keys. In the browser it is WebCrypto, in native programs package native.
type Cipher interface {
	// Derive returns the key of a passphrase: AES-256-GCM with a key of PBKDF2-HMAC-SHA-256 over its UTF-8 bytes.
	Derive(passphrase string, salt []byte, iterations int) (Key, error)
	// Key returns AES-256-GCM with a key of 32 bytes.
	Key(raw []byte) (Key, error)
}

// A Key encrypts with AES-256-GCM and tags of 16 bytes behind the text.
type Key interface {
	// Seal encrypts plain; about is authenticated with it. A nonce has 12 bytes and must never be used twice.
	Seal(nonce, plain, about []byte) ([]byte, error)
	// Open is the inverse of Seal; it fails when the text, the nonce, about or the key is another one.
	Open(nonce, sealed, about []byte) ([]byte, error)
}

// A lock is a data key, encrypted with the key of a passphrase. A new passphrase needs a new lock and nothing else.
type lock struct {
	Salt       [16]byte
	Iterations uint32
	Wrapped    []byte // nonce, data key, tag
}

const wrappedSize = nonceSize + keySize + 16

// A vault makes and opens what is encrypted.
type vault struct {
	cipher     Cipher
	random     func([]byte)
	iterations int
}

// newLock encrypts a data key.
func (v *vault) newLock(passphrase string, raw []byte, owner PersonID) (*lock, error) {
	l := &lock{Iterations: uint32(v.iterations)}
	v.random(l.Salt[:])
	outer, err := v.cipher.Derive(passphrase, l.Salt[:], v.iterations)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, nonceSize)
	v.random(nonce)
	sealed, err := outer.Seal(nonce, raw, aboutLock(owner))
	l.Wrapped = append(nonce, sealed...)
	return l, err
}

// open returns the data key. The lock itself was guarded by a CRC, so that what cannot be opened is a wrong passphrase.
func (v *vault) open(l *lock, passphrase string, owner PersonID) (raw []byte, err error) {
	outer, err := v.cipher.Derive(passphrase, l.Salt[:], int(l.Iterations))
	if err != nil {
		return nil, err
	}
	raw, err = outer.Open(l.Wrapped[:nonceSize], l.Wrapped[nonceSize:], aboutLock(owner))
	if err != nil || len(raw) != keySize {
		return nil, ErrPassphrase
	}
	return raw, nil
}

func (v *vault) newKey() []byte {
	raw := make([]byte, keySize)
	v.random(raw)
	return raw
}

func aboutLock(owner PersonID) []byte { return append([]byte("loge lock"), owner[:]...) }

func appendLock(b []byte, l *lock) []byte {
	b = append(b, l.Salt[:]...)
	b = binary.LittleEndian.AppendUint32(b, l.Iterations)
	return append(b, l.Wrapped...)
}

func (r *reader) lock() *lock {
	l := &lock{}
	copy(l.Salt[:], r.take(len(l.Salt)))
	if n := r.take(4); n != nil {
		l.Iterations = binary.LittleEndian.Uint32(n)
	}
	l.Wrapped = append([]byte(nil), r.take(wrappedSize)...)
	r.bad = r.bad || l.Iterations == 0 || l.Iterations > maxIterations
	return l
}

// A sealer turns records into what is written to the files of one volume, and back. A nil key leaves them as they are.
type sealer struct {
	key    Key
	random func([]byte)
	volume volumeID
}

// seal encrypts under a nonce of 96 random bits. A key serves at most 2^32 records, so that the chance of ever using a
// nonce twice is below 2^-32. Type, epoch, sequence and kind are authenticated: no record can be moved.
func (s *sealer) seal(h header, f frame) (frame, error) {
	if s.key == nil || f.Kind == recordLock {
		return f, nil
	}
	nonce := make([]byte, nonceSize)
	s.random(nonce)
	sealed, err := s.key.Seal(nonce, f.Payload, s.about(h, f))
	f.Payload = append(nonce, sealed...)
	return f, err
}

func (s *sealer) open(h header, f frame) (frame, error) {
	if !h.Sealed || f.Kind == recordLock {
		return f, nil
	}
	if s.key == nil || len(f.Payload) < nonceSize {
		return f, ErrDamaged
	}
	plain, err := s.key.Open(f.Payload[:nonceSize], f.Payload[nonceSize:], s.about(h, f))
	if err != nil {
		return f, ErrDamaged
	}
	f.Payload = plain
	return f, nil
}

func (s *sealer) about(h header, f frame) []byte {
	b := append([]byte("loge"), s.volume[:]...)
	b = append(b, h.Type, f.Kind)
	b = binary.LittleEndian.AppendUint64(b, h.Epoch)
	return binary.LittleEndian.AppendUint64(b, f.Seq)
}
