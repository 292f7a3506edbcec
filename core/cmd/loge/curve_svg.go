package main

import (
	"fmt"
	"math"
	"strings"
)

// The drawing's size and the frame of its plot, in SVG units.
const (
	svgWidth, svgHeight         = 760, 420
	plotLeft, plotRight         = 70, 650
	plotTop, plotBottom float64 = 50, 350
)

// curveStyle colours for light and dark screens; lines differ by dash and marker too.
const curveStyle = `text{font:13px system-ui,sans-serif;fill:#3a3540}.small{font-size:11px}.head{font-size:15px;font-weight:600}
.grid{stroke:#ddd8d2}.line{fill:none;stroke-width:2}.c0{stroke:#a8324a}.c1{stroke:#1f6f8b}.c2{stroke:#8a6d1d}.mark,.key{fill:#fffdf9;stroke-width:2}
@media(prefers-color-scheme:dark){text{fill:#d9d2c7}.grid{stroke:#3b3440}.c0{stroke:#f08a9b}.c1{stroke:#7cc6de}.c2{stroke:#e0c062}.mark,.key{fill:#17131a}}`

// A plot maps bytes and quality to the frame.
type plot struct {
	most      float64 // kilobytes at the right edge
	low, high float64 // quality at the lower and upper edge
	strings.Builder
}

// drawCurve draws quality against size as an SVG of its own, one line a number of factors.
func drawCurve(r *curveResult) []byte {
	metric := curveMetrics[0]
	p := plot{low: math.Inf(1), high: math.Inf(-1)}
	for _, point := range r.Points {
		p.most = max(p.most, float64(point.Bytes)/1000)
		q := point.Metrics[metric].Mean
		p.low, p.high = min(p.low, q), max(p.high, q)
	}
	const xStep, yStep = 200, 0.01
	p.most = math.Ceil(p.most/xStep) * xStep
	p.low, p.high = math.Floor(p.low/yStep)*yStep, math.Ceil(p.high/yStep+0.2)*yStep
	fmt.Fprintf(&p, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc">`+"\n", svgWidth, svgHeight)
	fmt.Fprintf(&p, "<title id=\"title\">Quality against size</title>\n<desc id=\"desc\">%s of %d users by the size of the blend; the table beside this drawing has the same numbers.</desc>\n", metricLabel(metric), r.Users)
	fmt.Fprintf(&p, "<style>%s</style>\n", curveStyle)
	p.axes(metric, xStep, yStep)
	for n, series := range bySeries(r.Points) {
		p.line(n, series, metric)
	}
	p.WriteString("</svg>\n")
	return []byte(p.String())
}

func metricLabel(name string) string { return strings.ToUpper(name) }

// bySeries groups neighbouring points of the same number of factors.
func bySeries(points []curvePoint) [][]curvePoint {
	var all [][]curvePoint
	for n, point := range points {
		if n == 0 || points[n-1].Factors != point.Factors {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], point)
	}
	return all
}

func (p *plot) x(bytes int) float64 {
	return plotLeft + float64(bytes)/1000/p.most*(plotRight-plotLeft)
}

func (p *plot) y(quality float64) float64 {
	return plotBottom - (quality-p.low)/(p.high-p.low)*(plotBottom-plotTop)
}

func (p *plot) axes(metric string, xStep, yStep float64) {
	fmt.Fprintf(p, "<text class=\"head\" x=\"%d\" y=\"26\">%s by size; at the marks: residuals kept of each film</text>\n", plotLeft, metricLabel(metric))
	for n := 0; float64(n) <= (p.high-p.low)/yStep+0.5; n++ {
		q := p.low + float64(n)*yStep
		fmt.Fprintf(p, "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>\n", plotLeft, p.y(q), plotRight, plotLeft-8, p.y(q)+4, q)
	}
	for kb := 0.0; kb <= p.most; kb += xStep {
		x := p.x(int(kb * 1000))
		fmt.Fprintf(p, "<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/><text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.0f</text>\n", x, plotTop, plotBottom, x, plotBottom+20, kb)
	}
	fmt.Fprintf(p, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"middle\">size before gzip, KB</text>\n", (plotLeft+plotRight)/2, plotBottom+44)
}

// line draws the n-th series with its label at the end.
func (p *plot) line(n int, series []curvePoint, metric string) {
	dash := [...]string{"", "7 4", "2 4"}[n%3]
	var path strings.Builder
	for i, point := range series {
		fmt.Fprintf(&path, "%c%.1f %.1f", "ML"[min(i, 1)], p.x(point.Bytes), p.y(point.Metrics[metric].Mean))
	}
	fmt.Fprintf(p, "<path class=\"line c%d\" stroke-dasharray=\"%s\" d=\"%s\"/>\n", n%3, dash, path.String())
	above := 18.0 // where lines lie close, their figures stand on both sides
	if n%3 == 2 {
		above = -10
	}
	for _, point := range series {
		x, y := p.x(point.Bytes), p.y(point.Metrics[metric].Mean)
		fmt.Fprintf(p, "<g class=\"mark c%d\">%s</g><text class=\"small\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%d</text>\n", n%3, marker(n, x, y), x, y+above, point.Keep)
	}
	p.legend(n, dash, series[0].Factors)
}

// legend names the n-th line, in the empty corner of the plot.
func (p *plot) legend(n int, dash string, factors int) {
	const left = plotRight - 150
	y := plotBottom - 24 - 24*float64(n)
	fmt.Fprintf(p, "<path class=\"line c%d\" stroke-dasharray=\"%s\" d=\"M%d %.1fh36\"/>", n%3, dash, left, y)
	fmt.Fprintf(p, "<g class=\"key c%d\">%s</g><text x=\"%d\" y=\"%.1f\">%d factors</text>\n", n%3, marker(n, left+18, y), left+46, y+4, factors)
}

// marker is a circle, a square or a triangle.
func marker(n int, x, y float64) string {
	switch n % 3 {
	case 0:
		return fmt.Sprintf(`<circle cx="%.1f" cy="%.1f" r="4"/>`, x, y)
	case 1:
		return fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="8" height="8"/>`, x-4, y-4)
	}
	return fmt.Sprintf(`<path d="M%.1f %.1fl5 9h-10z"/>`, x, y-5)
}
