/// What a scripted caller wants, says and sees. It must not know how calls reach a gateway.
package io.callmesh.launcher.chaos.call;
