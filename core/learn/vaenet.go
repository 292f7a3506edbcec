package learn

import (
	"math"

	"github.com/loge-film/loge/core/learn/dense"
)

// network has the weights of a VAE, or their gradient.
type network struct {
	encoder     *dense.Matrix // items × 2·hidden: μ, then ln σ²
	encoderBias []float32     // 2·hidden
	decoder     *dense.Matrix // items × hidden
	decoderBias []float32     // items
}

func newNetwork(items, hidden int) *network {
	return &network{dense.New(items, 2*hidden), make([]float32, 2*hidden), dense.New(items, hidden), make([]float32, items)}
}

// parts are all numbers of the network, for the optimiser and for tests.
func (net *network) parts() [][]float32 {
	return [][]float32{net.encoder.Data, net.encoderBias, net.decoder.Data, net.decoderBias}
}

// pass is what the forward pass of one user leaves for the backward pass.
type pass struct {
	code   []float32 // (μ, ln σ²), then the gradient by it
	hidden []float32 // tanh z, then the gradient by it
	slope  []float32 // by item: the gradient of the loss by the logit
	active []float32 // tanh z
	loss   float64
}

func newPass(net *network) *pass {
	hidden := net.decoder.Cols
	return &pass{make([]float32, 2*hidden), make([]float32, hidden), make([]float32, net.decoder.Rows), make([]float32, hidden), 0}
}

// run goes forward and back to the gradient by the code; what remains are outer products, which training sums up.
func (p *pass) run(net *network, s *sample, beta float32) {
	p.encode(net, s)
	p.decode(net, s)
	p.back(net, s, beta)
}

func (p *pass) encode(net *network, s *sample) {
	copy(p.code, net.encoderBias)
	for _, e := range s.input {
		dense.Axpy(e.Weight, net.encoder.Row(int(e.Item)), p.code)
	}
	h := len(p.hidden)
	for k := range h {
		z := p.code[k] + deviation(p.code[h+k])*s.noise[k]
		p.active[k] = float32(math.Tanh(float64(z)))
	}
}

// deviation is σ of ln σ², which is kept from running away.
func deviation(logVariance float32) float32 {
	return float32(math.Exp(0.5 * float64(max(-20, min(20, logVariance)))))
}

// decode computes the loss −Σ x_i ln π_i and its slope by the logits, |x|₁·π − x.
func (p *pass) decode(net *network, s *sample) {
	largest := float32(math.Inf(-1))
	for i := range p.slope {
		p.slope[i] = net.decoderBias[i] + dense.Dot(p.active, net.decoder.Row(i))
		largest = max(largest, p.slope[i])
	}
	var sum float64
	for i, logit := range p.slope {
		x := math.Exp(float64(logit - largest))
		p.slope[i] = float32(x)
		sum += x
	}
	var total float32
	p.loss = 0
	for _, e := range s.target {
		total += e.Weight
		p.loss -= float64(e.Weight) * math.Log(max(1e-30, float64(p.slope[e.Item])/sum))
	}
	for i := range p.slope {
		p.slope[i] *= float32(float64(total) / sum)
	}
	for _, e := range s.target {
		p.slope[e.Item] -= e.Weight
	}
}

// back leaves the gradient by the code in code, and adds the KL term to the loss.
func (p *pass) back(net *network, s *sample, beta float32) {
	clear(p.hidden)
	for i, g := range p.slope {
		dense.Axpy(g, net.decoder.Row(i), p.hidden)
	}
	h := len(p.hidden)
	for k := range h {
		mean, logVariance := p.code[k], p.code[h+k]
		sigma := deviation(logVariance)
		p.loss += float64(beta) * 0.5 * (float64(mean*mean+sigma*sigma-logVariance) - 1)
		z := p.hidden[k] * (1 - p.active[k]*p.active[k])
		p.code[k] = z + beta*mean
		p.code[h+k] = z*s.noise[k]*sigma/2 + beta*(sigma*sigma-1)/2
	}
}

// training is a network with its gradient and optimiser.
type training struct {
	net, slope *network
	beta       float32
	adam       *adam
	passes     []*pass
}

func newTraining(net *network, p *VAE) *training {
	t := &training{net: net, slope: newNetwork(net.decoder.Rows, net.decoder.Cols)}
	t.adam = newAdam(net.parts(), p.Rate, p.Decay)
	return t
}

// step is one step on the mean loss of a batch, which it returns.
func (t *training) step(batch []sample) float64 {
	loss := t.gradient(batch)
	t.adam.step(t.net.parts(), t.slope.parts())
	return loss
}

// gradient puts the gradient of the mean loss into slope. Sums run over users in the order of the batch, so that the
// number of processors changes nothing.
func (t *training) gradient(batch []sample) float64 {
	for len(t.passes) < len(batch) {
		t.passes = append(t.passes, newPass(t.net))
	}
	dense.Parallel(len(batch), func(_, n int) { t.passes[n].run(t.net, &batch[n], t.beta) })
	for _, part := range t.slope.parts() {
		clear(part)
	}
	share := 1 / float32(len(batch))
	dense.Parallel(t.net.decoder.Rows, func(_, i int) {
		for n := range batch {
			g := share * t.passes[n].slope[i]
			dense.Axpy(g, t.passes[n].active, t.slope.decoder.Row(i))
			t.slope.decoderBias[i] += g
		}
	})
	var loss float64
	for n, s := range batch {
		code := t.passes[n].code
		dense.Axpy(share, code, t.slope.encoderBias)
		for _, e := range s.input {
			dense.Axpy(share*e.Weight, code, t.slope.encoder.Row(int(e.Item)))
		}
		loss += t.passes[n].loss / float64(len(batch))
	}
	return loss
}
