package dev.tanemaki.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.Shop;
import org.junit.jupiter.api.Test;

class HomeTest {

  @Test
  void aServerOfAnotherIdentityIsAnotherServerAndAnUnknownOneIsNot() {
    var here = new Home("7301", 16_384);
    assertThat(here.mayBe(Home.parse(here.text()))).isTrue();
    assertThat(here.mayBe(Home.parse("7302/16384"))).isFalse();
    assertThat(here.mayBe(Home.parse("7301/16385"))).isFalse();
    assertThat(here.mayBe(Home.parse("/16384"))).isTrue();
    assertThat(here.mayBe(Home.parse("/16385"))).isFalse();
    assertThat(here.mayBe(Home.parse(""))).isTrue();
    assertThat(here.mayBe(Home.parse("edited"))).isFalse();
  }

  @Test
  void anOrdinaryRoleKnowsItsServer() {
    Target owner = TestServer.freshDatabase();
    Target role = TestServer.withUnprivilegedRole(owner);
    assertThat(Shop.<Home>with(role, Home::of)).isEqualTo(Shop.<Home>with(owner, Home::of));
    assertThat(Shop.<Home>with(role, Home::of).server()).isNotEmpty();
  }
}
