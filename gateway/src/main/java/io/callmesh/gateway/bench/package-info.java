/// What turn taking itself costs: the real gateway core between engines and callers that follow a script to the
/// millisecond. The scripted ones exist for benchmarks and say so by name; nobody imports this package, and no service runs it.
///
/// Every turn goes like this, in milliseconds from the caller's first silent frame:
///
/// ```
///  -600          0                 100            200            280                    580
///    speech ─────┤ silence: end ───► final text ──► sentence 1 ──► its sound, 15 frames
///                                                └─20─► sentence 2 ──80──► its sound …
/// ```
///
/// The reply's first frame is due at 280; what it comes later is overhead.
package io.callmesh.gateway.bench;
