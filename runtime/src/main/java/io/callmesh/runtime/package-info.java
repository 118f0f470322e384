/// What every service needs to stay alive: streams that wait, threads that end, and every way to fail. Knows no call, no
/// engine and no assistant.
package io.callmesh.runtime;
