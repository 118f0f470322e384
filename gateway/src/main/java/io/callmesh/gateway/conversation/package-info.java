/// The words everybody in the gateway uses: what was said, typed or keyed, what happened, what is shown. Plain values,
/// no behaviour, no framework.
package io.callmesh.gateway.conversation;
