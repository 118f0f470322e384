/// What people say, kept out of logs, exceptions and metrics by its type.
package io.callmesh.runtime.privacy;
