package org.foicasework.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * The groups and what each may do in the engine. Made again at every start: what a group was granted here is set to what
 * stands here; grants that an administrator made for something else stay.
 *
 * <p>Nobody is granted tasks or cases as such. The engine lets the candidates and the assignee of a task see and work that
 * task, and so each person sees their own lists and nothing else.
 */
@Component
class AccessRights {

    private static final Map<String, String> GROUPS = groups();

    /** Every permission that is granted here or could have been granted in its place. */
    private static final Permission[] PERMISSIONS = Stream.of(
                    Permissions.values(), ProcessDefinitionPermissions.values(), BatchPermissions.values())
            .flatMap(Stream::of)
            .toArray(Permission[]::new);

    private record Grant(Resource resource, String id, Permission... permissions) {}

    private static final List<Grant> FOR_EVERYBODY = List.of(
            new Grant(Resources.APPLICATION, "tasklist", Permissions.ACCESS),
            // The diagram is the statute: everybody may read it. This shows no case.
            new Grant(Resources.PROCESS_DEFINITION, ANY, Permissions.READ),
            // Whom a task can be handed to.
            new Grant(Resources.USER, ANY, Permissions.READ),
            new Grant(Resources.GROUP, ANY, Permissions.READ));

    private static final List<Grant> FOR_CASEWORKERS = List.of(
            mayStart(FoiRequestSteps.PROCESS),
            mayStart(InternalReviewSteps.PROCESS),
            mayStart(ComplaintSteps.PROCESS),
            mayStart(AppealSteps.PROCESS),
            new Grant(Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE));

    private static Grant mayStart(String process) {
        return new Grant(Resources.PROCESS_DEFINITION, process, Permissions.READ, Permissions.CREATE_INSTANCE);
    }

    /**
     * They mend stuck cases, but cannot move a case past its gates by hand. Cases move to a new diagram at the owner's desk, which
     * keeps their timers; the engine's own migration would not.
     */
    private static final List<Grant> FOR_PROCESS_OWNERS = List.of(
            new Grant(Resources.APPLICATION, "cockpit", Permissions.ACCESS),
            new Grant(Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE),
            new Grant(
                    Resources.PROCESS_DEFINITION,
                    ANY,
                    Permissions.READ,
                    Permissions.READ_INSTANCE,
                    Permissions.READ_HISTORY,
                    ProcessDefinitionPermissions.RETRY_JOB),
            new Grant(Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY),
            new Grant(Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ),
            new Grant(
                    Resources.BATCH,
                    ANY,
                    Permissions.READ,
                    Permissions.READ_HISTORY,
                    BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES));

    private static final Map<String, List<Grant>> OF_GROUP =
            Map.of(Groups.CASEWORKERS, FOR_CASEWORKERS, Groups.PROCESS_OWNERS, FOR_PROCESS_OWNERS);

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Units units;

    AccessRights(IdentityService identity, AuthorizationService authorizations, Units units) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.units = units;
    }

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put(Groups.CASEWORKERS, "Caseworkers");
        groups.put(Groups.INFORMATION_OWNERS, "Information owners");
        groups.put(Groups.MANAGERS, "Managers");
        groups.put(Groups.LEGAL_APPROVERS, "Lawyers who approve");
        groups.put(Groups.SECURITY_LEADS, "Security leads");
        groups.put(Groups.INTERNAL_REVIEWERS, "Internal reviewers");
        groups.put(Groups.QUALIFIED_PERSONS, "Qualified persons (section 36)");
        groups.put(Groups.PROCESS_OWNERS, "Process owners");
        groups.put(Groups.ADMINISTRATORS, "Administrators");
        return groups;
    }

    void make() {
        GROUPS.forEach((id, name) -> group(id, name, "role"));
        group(Groups.ENGINE_ADMINISTRATORS, "Engine administrators", "SYSTEM");
        units.units().forEach(unit -> group(unit.id(), unit.name(), "unit"));

        GROUPS.keySet().stream().filter(id -> !id.equals(Groups.ADMINISTRATORS)).forEach(id -> {
            Map<String, Grant> grants = new LinkedHashMap<>();
            // A group's own grant takes the place of everybody's on the same thing.
            Stream.concat(FOR_EVERYBODY.stream(), OF_GROUP.getOrDefault(id, List.of()).stream())
                    .forEach(grant -> grants.put(grant.resource().resourceName() + "/" + grant.id(), grant));
            grants.values().forEach(grant -> grant(id, grant));
        });
        for (Resource resource : Resources.values()) {
            grant(Groups.ADMINISTRATORS, new Grant(resource, ANY, Permissions.ALL));
        }
    }

    private void group(String id, String name, String type) {
        Group group = identity.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identity.newGroup(id);
        } else if (name.equals(group.getName()) && type.equals(group.getType())) {
            return;
        }
        group.setName(name);
        group.setType(type);
        identity.saveGroup(group);
    }

    /** Lets a group read something that was made at start, such as a list. */
    void mayRead(String group, Resource resource, String id) {
        grant(group, new Grant(resource, id, Permissions.READ));
    }

    private void grant(String group, Grant grant) {
        Authorization wanted = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        wanted.setGroupId(group);
        wanted.setResource(grant.resource());
        wanted.setResourceId(grant.id());
        wanted.setPermissions(grant.permissions());
        Authorization existing = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .singleResult();
        if (existing == null) {
            authorizations.saveAuthorization(wanted);
        } else if (!Arrays.equals(existing.getPermissions(PERMISSIONS), wanted.getPermissions(PERMISSIONS))) {
            existing.setPermissions(grant.permissions());
            authorizations.saveAuthorization(existing);
        }
    }
}
