package org.pingyi.process.webapps;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.pingyi.kernel.SystemRole;

/**
 * The engine's view of our logins: only those who enter its web applications, and nothing to write (ADR 0014). Being
 * read-only it also closes the set-up path that could make an administrator without a login (CVE-2026-77226).
 */
public class OurIdentities implements ReadOnlyIdentityProvider {
    /** Stands in the group camunda-admin, so that it is never empty; no login has this name (it has a dot). */
    static final String TECHNICAL = "engine.technical";

    private static final String ADMINS = "camunda-admin";
    private static final List<String> GROUPS = List.of(
            SystemRole.HR_OFFICER.name(),
            SystemRole.HR_APPROVER.name(),
            SystemRole.PROCESS_ADMIN.name(),
            Entrants.VERIFIERS,
            ADMINS);

    private final Entrants entrants;

    OurIdentities(Entrants entrants) {
        this.entrants = entrants;
    }

    /** Makes one for each command. */
    public record Factory(Entrants entrants) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new OurIdentities(entrants);
        }
    }

    @Override
    public User findUserById(String id) {
        if (TECHNICAL.equals(id)) {
            return user(TECHNICAL, TECHNICAL);
        }
        return entrants.find(id)
                .map(found -> user(found.actor().login(), found.actor().displayName()))
                .orElse(null);
    }

    /** Logging in is our own page's business. */
    @Override
    public boolean checkPassword(String user, String password) {
        return false;
    }

    @Override
    public Group findGroupById(String id) {
        return GROUPS.contains(id) ? group(id) : null;
    }

    @Override
    public Tenant findTenantById(String id) {
        return null;
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users(this);
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users(this);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("There are no native user queries");
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups(this);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups(this);
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // nothing is written
    }

    @Override
    public void close() {
        // nothing is held
    }

    /** Users by id; without an id only the technical one, since nobody browses people here. */
    private List<User> find(Users query) {
        if (ADMINS.equals(query.getGroupId())) {
            return List.of(user(TECHNICAL, TECHNICAL));
        }
        var ids = query.getIds() == null ? new String[0] : query.getIds();
        return Stream.concat(Stream.ofNullable(query.getId()), Arrays.stream(ids))
                .map(this::findUserById)
                .filter(Objects::nonNull)
                .filter(found -> query.getGroupId() == null
                        || entrants.find(found.getId())
                                .filter(entrant -> entrant.groups().contains(query.getGroupId()))
                                .isPresent())
                .toList();
    }

    private List<Group> find(Groups query) {
        var member = query.getUserId();
        var mine = member == null
                ? GROUPS
                : TECHNICAL.equals(member)
                        ? List.of(ADMINS)
                        : entrants.find(member)
                                .map(found -> List.copyOf(found.groups()))
                                .orElse(List.of());
        return mine.stream()
                .filter(id -> query.getId() == null || query.getId().equals(id))
                .filter(id ->
                        query.getIds() == null || Arrays.asList(query.getIds()).contains(id))
                .map(OurIdentities::group)
                .toList();
    }

    private static User user(String id, String name) {
        var user = new UserEntity(id);
        user.setFirstName(name);
        user.setLastName("");
        return user;
    }

    private static Group group(String id) {
        var group = new GroupEntity(id);
        group.setName(id);
        group.setType("WORKFLOW");
        return group;
    }

    private static final class Users extends UserQueryImpl {
        private static final long serialVersionUID = 1L;
        private final transient OurIdentities identities;

        Users(OurIdentities identities) {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
            this.identities = identities;
        }

        @Override
        public long executeCount(CommandContext context) {
            return identities.find(this).size();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return identities.find(this);
        }
    }

    private static final class Groups extends GroupQueryImpl {
        private static final long serialVersionUID = 1L;
        private final transient OurIdentities identities;

        Groups(OurIdentities identities) {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
            this.identities = identities;
        }

        @Override
        public long executeCount(CommandContext context) {
            return identities.find(this).size();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return identities.find(this);
        }
    }

    private static final class NoTenants extends TenantQueryImpl {
        private static final long serialVersionUID = 1L;

        NoTenants() {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
        }

        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return List.of();
        }
    }
}
