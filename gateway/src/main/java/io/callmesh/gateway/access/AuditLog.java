package io.callmesh.gateway.access;

import org.jboss.logging.Logger;

/// Audit events as lines of the log category `callmesh.audit`.
public final class AuditLog implements Audit {

    private static final Logger LOG = Logger.getLogger("callmesh.audit");

    @Override
    public void write(AuditEvent event) {
        if (event.outcome().equals("done")) LOG.infof("%s", event);
        else LOG.warnf("%s", event);
    }
}
