package learn

import (
	"context"

	"github.com/loge-film/loge/core/learn/dense"
)

// invertGram gives P = (XᵀX + Λ)⁻¹ for a diagonal Λ, both triangles. Where the users are far fewer than the items it goes over
// the smaller side (Woodbury 1950):
//
//	P = Λ⁻¹ − Λ⁻¹Xᵀ(I + XΛ⁻¹Xᵀ)⁻¹XΛ⁻¹
//
// which costs the cube of the users and items times interactions.
func invertGram(ctx context.Context, data *Interactions, ridge []float32, progress Progress) (*dense.Matrix, error) {
	if 2*data.Users() < data.Items() {
		return invertByUsers(ctx, data, ridge, progress)
	}
	p := gram(data)
	for i, x := range ridge {
		p.Row(i)[i] += x
	}
	return p, dense.InvertSPD(ctx, p, progress.report)
}

func invertByUsers(ctx context.Context, data *Interactions, ridge []float32, progress Progress) (*dense.Matrix, error) {
	k := kernel(data, ridge)
	if err := dense.InvertSPD(ctx, k, progress.report); err != nil {
		return nil, err
	}
	p := dense.New(data.Items(), data.Items())
	dense.Parallel(p.Rows, func(_, i int) {
		if ctx.Err() == nil {
			lift(p.Row(i), k, data, ridge, i)
		}
	})
	dense.Mirror(p) // equal but for rounding; now equal
	return p, ctx.Err()
}

// kernel is the lower triangle of I + XΛ⁻¹Xᵀ, users × users.
func kernel(data *Interactions, ridge []float32) *dense.Matrix {
	k := dense.New(data.Users(), data.Users())
	dense.Parallel(k.Rows, func(_, u int) {
		row, user := k.Row(u), data.User(u)
		for n, i := range user.IDs {
			w, item := user.Weights[n]/ridge[i], data.Item(int(i))
			for m, v := range item.IDs {
				if int(v) > u {
					break
				}
				row[v] += float32(w * item.Weights[m])
			}
		}
		row[u]++
	})
	return k
}

// lift writes row i of P, given the inverse of the kernel.
func lift(row []float32, k *dense.Matrix, data *Interactions, ridge []float32, i int) {
	z, item := dense.Vector(data.Users()), data.Item(i)
	for n, u := range item.IDs {
		dense.Axpy(item.Weights[n]/ridge[i], k.Row(int(u)), z)
	}
	for v, share := range z {
		user := data.User(v)
		for n, j := range user.IDs {
			row[j] -= float32(share * user.Weights[n])
		}
	}
	for j := range row {
		row[j] /= ridge[j]
	}
	row[i] += 1 / ridge[i]
}

// squares is the diagonal of XᵀX.
func squares(data *Interactions) []float32 {
	d := make([]float32, data.Items())
	for i := range d {
		for _, w := range data.Item(i).Weights {
			d[i] += float32(w * w)
		}
	}
	return d
}
