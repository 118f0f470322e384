/// The voice detector that runs native code, kept out of `audio`, which is plain Java.
package io.callmesh.runtime.activity;
