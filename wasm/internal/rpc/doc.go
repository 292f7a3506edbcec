// Package rpc carries ui.Engine and ui.Person from the page to the engine worker and outlives the death of either engine or
// message.
//
// The page's Client keeps every event that the engine has acknowledged and not made durable. When the engine traps, hangs or
// vanishes, the client starts another one, gives it those events, each to its place, and sends the calls without an answer once
// more; an act carries its ID, so that it is one act however often it is sent. The engine's Server handles messages one after
// the other, so its state is always what is durable, the kept events, and the calls answered since.
package rpc
