/// The command `./mesh`: hands each verb to its class. It must not know how a service works, only how one is started and asked.
package io.callmesh.launcher;
