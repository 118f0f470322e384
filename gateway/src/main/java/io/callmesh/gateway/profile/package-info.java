/// What callers agreed to have remembered from one call to the next. Knows nothing of calls, and nothing of what a
/// caller did not agree to.
package io.callmesh.gateway.profile;
