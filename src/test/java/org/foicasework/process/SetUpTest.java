package org.foicasework.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.Deployment;
import org.foicasework.startup.OneNodeAtATime;
import org.foicasework.startup.StartUpRefused;
import org.foicasework.testing.CaseworkTest;
import org.foicasework.testing.TestDiagrams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.DefaultResourceLoader;

/** What a start puts in order, and that a second start, or a second node, finds it done. */
@CaseworkTest
class SetUpTest {

    @Autowired
    SetUp setUp;

    @Autowired
    OneNodeAtATime nodes;

    @Autowired
    FirstPeople people;

    @Autowired
    AccessRights rights;

    @Autowired
    Worklists worklists;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    FilterService filters;

    @Autowired
    RepositoryService repository;

    @TempDir
    Path folder;

    private List<Long> everything() {
        return List.of(
                identity.createUserQuery().count(),
                identity.createGroupQuery().count(),
                authorizations.createAuthorizationQuery().count(),
                filters.createFilterQuery().count(),
                repository.createDeploymentQuery().count(),
                repository.createProcessDefinitionQuery().count());
    }

    @Test
    void twoNodesThatStartAtOnceFindEverythingDone() throws Exception {
        List<Long> before = everything();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = List.of(
                    threads.submit(() -> {
                        start.await();
                        setUp.afterSingletonsInstantiated();
                        return null;
                    }),
                    threads.submit(() -> {
                        start.await();
                        setUp.afterSingletonsInstantiated();
                        return null;
                    }));
            for (Future<?> node : running) {
                node.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void twoNodesThatFindSomethingNewDeployItOnce() throws Exception {
        Files.writeString(folder.resolve("once.bpmn"), TestDiagrams.file("once", TestDiagrams.LAWFUL));
        Files.writeString(folder.resolve("work.html"), "<form></form>");
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = List.of(
                    threads.submit(() -> {
                        start.await();
                        nodes.run(deployer()::deploy);
                        return null;
                    }),
                    threads.submit(() -> {
                        start.await();
                        nodes.run(deployer()::deploy);
                        return null;
                    }));
            for (Future<?> node : running) {
                node.get();
            }
            assertThat(repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey("once")
                            .count())
                    .isEqualTo(1);
        } finally {
            threads.shutdown();
            forget("once");
        }
    }

    private Deployer deployer() {
        return new Deployer(repository, new Folders(folder.toString(), folder.toString(), new DefaultResourceLoader()));
    }

    private void forget(String process) {
        repository.createProcessDefinitionQuery().processDefinitionKey(process).list().stream()
                .map(definition -> definition.getDeploymentId())
                .distinct()
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void everythingIsOneDeploymentWithFlatNames() {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentName(Deployer.NAME)
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .get(0);
        assertThat(repository.getDeploymentResourceNames(deployment.getId()))
                .contains("foi-request.bpmn", "approval.dmn", "log-request.html", "acknowledgement.mustache")
                .noneMatch(name -> name.contains("/"));
    }

    @Test
    void aChangeOfOneFileDeploysThemAllAgainAndNoChangeDeploysNothing() throws IOException {
        try {
            Files.writeString(folder.resolve("a.bpmn"), TestDiagrams.file("changed", TestDiagrams.LAWFUL));
            Files.writeString(folder.resolve("work.html"), "<form></form>");
            deployer().deploy();
            deployer().deploy();
            assertThat(versions("changed")).isEqualTo(1);
            Files.writeString(folder.resolve("work.html"), "<form>new</form>");
            deployer().deploy();
            assertThat(versions("changed")).isEqualTo(2);
            String latest = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("changed")
                    .latestVersion()
                    .singleResult()
                    .getDeploymentId();
            assertThat(new String(
                            repository.getResourceAsStream(latest, "work.html").readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("<form>new</form>");
        } finally {
            forget("changed");
        }
    }

    private long versions(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .count();
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("same.html"), "a");
        Files.writeString(folder.resolve("sub/same.html"), "b");
        assertThatThrownBy(() -> deployer().deploy())
                .isInstanceOf(StartUpRefused.class)
                .hasMessageContaining("same.html");
    }

    @Test
    void aStartThatWouldBeRefusedSaysWhichFileAndWhy() throws IOException {
        Files.writeString(
                folder.resolve("wrong.bpmn"),
                TestDiagrams.file(
                        "wrong", TestDiagrams.USER_TASK.replace("camunda:candidateGroups=\"caseworkers\"", "")));
        Files.writeString(folder.resolve("work.html"), "<form></form>");
        assertThatThrownBy(() -> deployer().deploy())
                .isInstanceOf(StartUpRefused.class)
                .hasMessageContainingAll("wrong.bpmn", "Do the work", "A task is somebody's");
    }

    @Test
    void aGrantThatWasTakenAwayIsGivenAgainAndOneThatWasWidenedIsNarrowed() {
        Authorization grant = grantOnProcesses();
        grant.addPermission(Permissions.DELETE);
        grant.removePermission(Permissions.CREATE_INSTANCE);
        authorizations.saveAuthorization(grant);
        rights.make();
        assertThat(grantOnProcesses().isPermissionGranted(Permissions.CREATE_INSTANCE))
                .isTrue();
        assertThat(grantOnProcesses().isPermissionGranted(Permissions.DELETE)).isFalse();
    }

    private Authorization grantOnProcesses() {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn(Groups.CASEWORKERS)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId("foi-request")
                .singleResult();
    }

    @Test
    void unitsAreGroupsOfTheirOwnKind() {
        assertThat(identity.createGroupQuery().groupType("unit").list())
                .extracting(Group::getId)
                .contains("unit-facial-recognition", "unit-finance", "unit-information-governance");
        assertThat(identity.createGroupQuery().groupMember("ian").list())
                .extracting(Group::getId)
                .containsExactlyInAnyOrder("information-owners", "unit-facial-recognition");
    }

    @Test
    void theEnginesAdministratorsAreNeverNobody() {
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count())
                .isPositive();
    }

    @Test
    void aDemoPasswordThatIsTooWeakIsRefused() {
        FirstPeople weak = new FirstPeople(identity, nobody(), "short");
        assertThatThrownBy(weak::make).isInstanceOf(StartUpRefused.class).hasMessageContaining("too weak");
        assertThat(identity.createUserQuery().userId("admin").count()).isZero();
    }

    @Test
    void withoutDemoPeopleAStartNeedsTheAdministratorsPassword() {
        assertThatThrownBy(new FirstPeople(identity, nobody(), "")::check)
                .isInstanceOf(StartUpRefused.class)
                .hasMessageContaining("foi.admin.password");
        FirstPeople strong = new FirstPeople(identity, nobody(), "Enough-0f-a-Word");
        strong.check();
        strong.make();
        strong.make();
        try {
            assertThat(identity.checkPassword("admin", "Enough-0f-a-Word")).isTrue();
            assertThat(identity.createGroupQuery().groupMember("admin").list())
                    .extracting(Group::getId)
                    .containsExactlyInAnyOrder("administrators", "camunda-admin");
        } finally {
            identity.deleteUser("admin");
        }
    }

    private static ObjectProvider<DemoPeople> nobody() {
        return new ObjectProvider<>() {
            @Override
            public DemoPeople getObject() {
                throw new UnsupportedOperationException();
            }

            @Override
            public DemoPeople getIfAvailable() {
                return null;
            }
        };
    }
}
