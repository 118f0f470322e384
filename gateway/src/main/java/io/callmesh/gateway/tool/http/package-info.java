/// Tools that are one HTTP call, as packs declare them. Values are escaped for where they go, and never logged.
package io.callmesh.gateway.tool.http;
