/// What a translator is: the role, what it is asked and what it answers. It must not know any engine, nor gRPC.
package io.callmesh.translation.engine;
