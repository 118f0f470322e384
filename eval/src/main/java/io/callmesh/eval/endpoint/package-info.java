/// How soon, and how wrongly, the voice activity of calls finds the end of what people say: recordings of people, what may
/// happen to them on their way, and the sweep over the rules. Needs no mesh; it must not know how calls are made.
package io.callmesh.eval.endpoint;
