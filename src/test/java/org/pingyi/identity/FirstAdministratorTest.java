package org.pingyi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.pingyi.kernel.SystemRole;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTest {
    private final StoredAccounts accounts = mock(StoredAccounts.class);

    private NewAccount made() {
        var made = ArgumentCaptor.forClass(NewAccount.class);
        verify(accounts).createFirst(made.capture());
        return made.getValue();
    }

    @Test
    void gets_the_password_that_was_given_and_it_is_not_printed(CapturedOutput output) {
        when(accounts.createFirst(any())).thenReturn(true);
        new FirstAdministrator(accounts, "a given password").start();
        assertThat(made())
                .isEqualTo(new NewAccount("admin", "a given password", "管理员", SystemRole.ACCOUNT_ADMIN, null));
        assertThat(output).doesNotContain("a given password");
    }

    @Test
    void else_one_is_made_up_and_printed_once(CapturedOutput output) {
        when(accounts.createFirst(any())).thenReturn(true);
        new FirstAdministrator(accounts, "").start();
        assertThat(output.getOut()).containsOnlyOnce(made().password());
        assertThat(made().password().length()).isGreaterThan(20);
    }

    @Test
    void nothing_is_printed_where_another_node_was_faster(CapturedOutput output) {
        new FirstAdministrator(accounts, "").start();
        assertThat(output).doesNotContain(made().password());
    }

    @Test
    void is_not_made_again() {
        when(accounts.hasAny()).thenReturn(true);
        new FirstAdministrator(accounts, "short").start();
        verify(accounts, never()).createFirst(any());
    }

    @Test
    void an_unfit_password_stops_the_start() {
        var first = new FirstAdministrator(accounts, "short");
        assertThatThrownBy(first::start).hasMessageContaining("PINGYI_ADMIN_PASSWORD");
    }
}
