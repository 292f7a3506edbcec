package learn

import (
	"context"
	"math"

	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/rng"
)

// VAE is a variational autoencoder of histories with a multinomial likelihood, in the spirit of Mult-VAE (Liang et al.
// 2018, arXiv 1802.05814) but small enough to infer on a device:
//
//	x̃ = dropout(x/|x|),  (μ, ln σ²) = x̃E + e,  z = μ + σε,  h = tanh z,  π = softmax(Dh + d)
//	loss = −Σ_i x_i ln π_i + β·KL(N(μ, σ²) ‖ N(0, 1))
//
// with β rising to its cap over the first half of training, by Adam (Kingma and Ba 2015) on batches of users. With Beta 0
// it is a denoising autoencoder without noise in z. A stranger is scored by μ. Shape shipped: E and D, items × Hidden
// int8 each with a scale a row, and their biases.
type VAE struct {
	Hidden  int
	Epochs  int
	Batch   int
	Rate    float64
	Decay   float64
	Dropout float64
	Beta    float64
	Seed    int
}

// DefaultVAE trains in minutes on a few thousand users.
func DefaultVAE() *VAE {
	return &VAE{Hidden: 128, Epochs: 40, Batch: 250, Rate: 0.002, Decay: 0, Dropout: 0.5, Beta: 0.2, Seed: 1}
}

// Name is "vae".
func (*VAE) Name() string { return "vae" }

func (p *VAE) fields() []field {
	return []field{
		integer("hidden", &p.Hidden, 1, 4096, "length of z"),
		integer("epochs", &p.Epochs, 1, 10000, "passes over the users"),
		integer("batch", &p.Batch, 1, 100000, "users between two steps"),
		number("rate", &p.Rate, 1e-6, 1, "learning rate of Adam"),
		number("decay", &p.Decay, 0, 1, "weight decay, decoupled"),
		number("dropout", &p.Dropout, 0, 0.95, "share of each history that is hidden in training"),
		number("beta", &p.Beta, 0, 10, "cap of the weight of the KL term; 0 is a denoising autoencoder"),
		integer("seed", &p.Seed, 0, math.MaxInt32, "seed of weights, order, dropout and noise"),
	}
}

// Fit trains on users with positive interactions and quantises the result.
func (p *VAE) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), p, data); err != nil {
		return nil, err
	}
	liked := positives(data)
	var order []int32
	for u := range liked.Users() {
		if len(liked.User(u).IDs) > 0 {
			order = append(order, int32(u))
		}
	}
	if len(order) == 0 {
		return nil, errEmpty
	}
	draws := newRandom(p.Seed)
	net := newNetwork(data.Items(), p.Hidden)
	draws.fill(net.encoder.Data, math.Sqrt(1/float64(p.Hidden)))
	draws.fill(net.decoder.Data, 0.05)
	t := newTraining(net, p)
	for epoch := range p.Epochs {
		t.beta = float32(p.Beta * min(1, 2*float64(epoch)/float64(p.Epochs)))
		rng.Shuffle(&draws.Source, order)
		for from := 0; from < len(order); from += p.Batch {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			t.step(p.sample(draws, liked, order[from:min(from+p.Batch, len(order))]))
		}
		progress.report(epoch+1, p.Epochs)
	}
	return net.ship(p.Hidden, popularity(data)), nil
}

// A sample is one user with the dropout and noise of one step.
type sample struct {
	target []Entry // x
	input  []Entry // x̃
	noise  []float32
}

func (p *VAE) sample(draws *random, liked *Interactions, users []int32) []sample {
	batch := make([]sample, len(users))
	for n, u := range users {
		s := sample{target: liked.History(int(u), nil), noise: make([]float32, p.Hidden)}
		for _, e := range unit(s.target) {
			if draws.Float64() >= p.Dropout {
				s.input = append(s.input, Entry{e.Item, e.Weight / float32(1-p.Dropout)})
			}
		}
		if p.Beta > 0 {
			draws.fill(s.noise, 1)
		}
		batch[n] = s
	}
	return batch
}

// unit is the history brought to length 1.
func unit(history []Entry) []Entry {
	var sum float64
	for _, e := range history {
		sum += float64(e.Weight) * float64(e.Weight)
	}
	out := make([]Entry, len(history))
	for n, e := range history {
		out[n] = e
		if sum > 0 {
			out[n].Weight = e.Weight / float32(math.Sqrt(sum))
		}
	}
	return out
}

// ship quantises what inference needs: of the encoder only the half that gives μ.
func (net *network) ship(hidden int, stranger []float32) *autoencoder {
	means := dense.New(net.encoder.Rows, hidden)
	for i := range means.Rows {
		copy(means.Row(i), net.encoder.Row(i))
	}
	for _, m := range []*dense.Matrix{means, net.decoder} {
		q, scales := quantizeRows(m)
		dequantizeRows(m, q, scales)
	}
	return &autoencoder{encoder: means, decoder: net.decoder, encoderBias: net.encoderBias[:hidden], decoderBias: net.decoderBias, stranger: stranger}
}

type autoencoder struct {
	encoder, decoder         *dense.Matrix
	encoderBias, decoderBias []float32
	stranger                 []float32
}

func (m *autoencoder) Items() int { return m.decoder.Rows }

func (m *autoencoder) Bytes() int {
	return 2*len(m.decoder.Data) + 4*(2*m.decoder.Rows+len(m.decoderBias)+len(m.encoderBias)) + len(m.stranger)
}

func (m *autoencoder) Score(history []Entry, dst []float32) {
	history = usable(history, m.Items())
	if len(history) == 0 {
		copy(dst, m.stranger)
		return
	}
	h := append([]float32(nil), m.encoderBias...)
	for _, e := range unit(history) {
		dense.Axpy(e.Weight, m.encoder.Row(int(e.Item)), h)
	}
	for k, z := range h {
		h[k] = float32(math.Tanh(float64(z)))
	}
	for i := range dst {
		dst[i] = m.decoderBias[i] + dense.Dot(h, m.decoder.Row(i))
	}
}
