// Package rpc carries ui.Engine from the page to the engine worker and outlives the death of either engine or message.
//
// The page's Client keeps every event that the engine has acknowledged. When the engine traps, hangs or vanishes, the client
// starts another one, gives it those events, and sends the calls without an answer once more. The engine's Server handles
// messages one after the other, so its state is always the kept events plus the calls answered since.
package rpc
