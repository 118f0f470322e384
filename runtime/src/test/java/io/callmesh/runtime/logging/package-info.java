/// What a running service tells on its console, for the tests of services.
package io.callmesh.runtime.logging;
