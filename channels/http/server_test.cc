#include "channels/http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "channels/http/test_client.h"

namespace intake::http {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::StartsWith;

std::unique_ptr<Server> StartServer(Handler handler,
                                    ServerOptions options = {}) {
  auto server = Server::Start(options, std::move(handler));
  EXPECT_TRUE(server.ok()) << server.status();
  return *std::move(server);
}

void Echo(Request request, Responder responder) {
  responder.Send(TextResponse(200, request.body));
}

std::string Post(absl::string_view body) {
  return absl::StrCat("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ",
                      body.size(), "\r\n\r\n", body);
}

// Requests that wait until the test answers them.
class Desk {
 public:
  Handler handler() {
    return [this](Request request, Responder responder) {
      absl::MutexLock lock(&mutex_);
      waiting_.emplace_back(std::move(request.body), std::move(responder));
    };
  }
  void AwaitWaiting(size_t count) {
    const auto enough = [this, count] { return waiting_.size() >= count; };
    absl::MutexLock lock(&mutex_, absl::Condition(&enough));
  }
  // Answers the request that came last, with its own body.
  void AnswerLast() {
    absl::MutexLock lock(&mutex_);
    auto [body, responder] = std::move(waiting_.back());
    waiting_.pop_back();
    responder.Send(TextResponse(200, body));
  }

 private:
  absl::Mutex mutex_;
  std::deque<std::pair<std::string, Responder>> waiting_;
};

TEST(Server, GivesTheHandlerAllOfTheRequest) {
  Request got;
  const auto server = StartServer([&](Request request, Responder responder) {
    got = std::move(request);
    responder.Send({.status = 204, .headers = {{"X-Kind", "none"}}});
  });
  TestClient client(server->port());
  client.Send(
      "PUT /a%20b?x=%D0%94%D0%90&y=&z&x=2+3 HTTP/1.1\r\nHost: x\r\n"
      "X-Kannel-From: 79031234567\r\nContent-Length: 5\r\n\r\n");
  client.Send(absl::string_view("bo\0dy", 5));
  const std::string response = client.ReadResponse();
  EXPECT_THAT(response, StartsWith("HTTP/1.1 204 "));
  EXPECT_THAT(response, HasSubstr("X-Kind: none\r\n"));
  EXPECT_EQ(got.peer_address, "127.0.0.1");
  EXPECT_EQ(got.method, "PUT");
  EXPECT_EQ(got.path, "/a b");
  EXPECT_THAT(got.query, ElementsAre(Pair("x", "ДА"), Pair("y", ""),
                                     Pair("z", ""), Pair("x", "2 3")));
  EXPECT_EQ(got.Query("x"), "ДА");
  EXPECT_EQ(got.Query("none"), std::nullopt);
  EXPECT_EQ(got.Header("x-kannel-FROM"), "79031234567");
  EXPECT_EQ(got.body, std::string("bo\0dy", 5));
}

TEST(Server, ServesOneRequestAfterAnotherOnAConnection) {
  const auto server = StartServer(Echo);
  TestClient client(server->port());
  for (const char* body : {"one", "", "three"}) {
    client.Send(Post(body));
    EXPECT_THAT(client.ReadResponse(),
                testing::EndsWith(absl::StrCat("\r\n\r\n", body)));
  }
}

TEST(Server, AnswersInAnyOrderFromAnyThread) {
  Desk desk;
  const auto server = StartServer(desk.handler());
  std::deque<TestClient> clients;
  for (int i = 0; i < 100; ++i) {
    clients.emplace_back(server->port()).Send(Post(absl::StrCat("#", i, "!")));
  }
  desk.AwaitWaiting(100);
  for (int i = 0; i < 100; ++i) desk.AnswerLast();
  for (int i = 0; i < 100; ++i) {
    EXPECT_THAT(clients[static_cast<size_t>(i)].ReadResponse(),
                HasSubstr(absl::StrCat("#", i, "!")));
  }
}

TEST(Server, Answers500WhenTheHandlerDropsTheRequest) {
  const auto server = StartServer([](Request, Responder) {});
  TestClient client(server->port());
  client.Send(Post("x"));
  EXPECT_THAT(client.ReadResponse(), StartsWith("HTTP/1.1 500 "));
}

TEST(Server, RefusesABodyThatIsAnnouncedTooLargeBeforeItComes) {
  const auto server = StartServer(Echo, {.body_bytes_max = 10});
  TestClient client(server->port());
  client.Send(
      "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
      "Content-Length: 11\r\n\r\n");
  EXPECT_THAT(client.ReadResponse(), StartsWith("HTTP/1.1 413 "));
  TestClient other(server->port());
  other.Send(Post("0123456789"));
  EXPECT_THAT(other.ReadResponse(), StartsWith("HTTP/1.1 200 "));
}

TEST(Server, RefusesABodyThatTurnsOutTooLarge) {
  const auto server = StartServer(Echo, {.body_bytes_max = 10});
  TestClient client(server->port());
  client.Send(
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "6\r\n012345\r\n6\r\n678901\r\n0\r\n\r\n");
  EXPECT_THAT(client.ReadResponse(), StartsWith("HTTP/1.1 413 "));
}

TEST(Server, ReadsATooLargeBodyToItsEndSoThatItsSenderIsTold) {
  const auto server = StartServer(Echo, {.body_bytes_max = 10});
  TestClient client(server->port());
  constexpr size_t kBytes = 10 * 1024 * 1024;
  client.Send(absl::StrCat(
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ", kBytes, "\r\n\r\n"));
  client.Send(std::string(kBytes, 'x'));
  EXPECT_THAT(client.ReadResponse(), StartsWith("HTTP/1.1 413 "));
}

TEST(Server, TakesLargerBodiesWhereItSaysSo) {
  const auto server = StartServer(
      Echo, {.body_bytes_max = 10, .body_bytes_max_at = {{"/list", 12}}});
  const auto status = [&](const char* path, int size) {
    TestClient client(server->port());
    client.Send(absl::StrCat("POST ", path,
                             " HTTP/1.1\r\nHost: x\r\nContent-Length: ", size,
                             "\r\n\r\n"));
    client.Send(std::string(static_cast<size_t>(size), 'x'));
    return client.ReadResponse().substr(9, 3);
  };
  EXPECT_EQ(status("/list", 12), "200");
  EXPECT_EQ(status("/list?a=b", 12), "200");
  EXPECT_EQ(status("/list", 13), "413");
  EXPECT_EQ(status("/", 12), "413");
  EXPECT_EQ(status("/list/", 11), "413");
}

TEST(Server, CutsOffABodyWithoutEnd) {
  const auto server = StartServer(Echo, {.body_bytes_max = 1000});
  TestClient client(server->port());
  client.Send(
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk =
      absl::StrCat("1000\r\n", std::string(0x1000, 'x'), "\r\n");
  int sent = 0;
  while (client.Send(chunk)) ASSERT_LT(++sent, 100'000);
  EXPECT_TRUE(client.IsClosed());
}

TEST(Server, RefusesAHeadThatIsTooLarge) {
  const auto server = StartServer(Echo);
  TestClient headers(server->port());
  headers.Send(absl::StrCat("GET / HTTP/1.1\r\nHost: x\r\nX: ",
                            std::string(40'000, 'x'), "\r\n\r\n"));
  EXPECT_THAT(headers.ReadResponse(), StartsWith("HTTP/1.1 431 "));
  TestClient line(server->port());
  line.Send(absl::StrCat("GET /", std::string(40'000, 'x'),
                         " HTTP/1.1\r\nHost: x\r\n\r\n"));
  EXPECT_THAT(line.ReadResponse(), StartsWith("HTTP/1.1 414 "));
}

TEST(Server, StaysResponsiveWithIdleHalfOpenAndWaitingClients) {
  Desk desk;
  const auto server = StartServer(
      [&, wait = desk.handler()](Request request, Responder responder) {
        if (request.body == "wait") {
          wait(std::move(request), std::move(responder));
        } else {
          Echo(std::move(request), std::move(responder));
        }
      });
  std::deque<TestClient> slow;
  for (int i = 0; i < 64; ++i) {
    slow.emplace_back(server->port());
    slow.emplace_back(server->port()).Send("POST / HTTP/1.1\r\nHo");
    slow.emplace_back(server->port())
        .Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n12");
    slow.emplace_back(server->port()).Send(Post("wait"));
  }
  desk.AwaitWaiting(64);
  for (int i = 0; i < 20; ++i) {
    TestClient client(server->port());
    client.Send(Post("quick"));
    EXPECT_THAT(client.ReadResponse(), HasSubstr("quick"));
  }
  for (int i = 0; i < 64; ++i) desk.AnswerLast();
}

TEST(Server, ClosesAConnectionOnWhichNothingMoves) {
  const auto server = StartServer(Echo, {.idle_timeout = absl::Seconds(1)});
  TestClient client(server->port());
  client.Send("POST / HTTP/1.1\r\nHo");
  EXPECT_TRUE(client.IsClosed());
}

TEST(Server, AnswersWhatItHoldsBeforeItStops) {
  Desk desk;
  const auto server = StartServer(desk.handler());
  TestClient client(server->port());
  client.Send(Post("held"));
  TestClient idle(server->port());
  desk.AwaitWaiting(1);
  std::thread stopping([&] { server->Stop(); });
  desk.AnswerLast();
  EXPECT_THAT(client.ReadResponse(), HasSubstr("held"));
  stopping.join();
  EXPECT_TRUE(idle.IsClosed());
  EXPECT_FALSE(TestClient(server->port()).connected());
}

TEST(Server, StopsTwiceWithoutHarm) {
  const auto server = StartServer(Echo);
  server->Stop();
  server->Stop();
}

TEST(Server, SaysWhyItCannotListen) {
  const auto server = StartServer(Echo);
  const std::string taken = absl::StrCat("127.0.0.1:", server->port());
  const absl::Status status = Server::Start({.listen = taken}, Echo).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()),
              AllOf(HasSubstr(taken), HasSubstr("in use")));
  for (const char* listen :
       {"", "7420", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
        "127.0.0.1:-1", "localhost:80", "::1:80", "[127.0.0.1]:80"}) {
    EXPECT_EQ(Server::Start({.listen = listen}, Echo).status().code(),
              absl::StatusCode::kInvalidArgument)
        << listen;
  }
}

}  // namespace
}  // namespace intake::http
