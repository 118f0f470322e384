/// What is remembered of running calls, so that a call that ends can be summed up. Knows no protocol.
package io.callmesh.llm.summary;
