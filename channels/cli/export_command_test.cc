// `intake export`: whatever becomes of it on the way, the same bytes.

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/error_for_test.h"
#include "channels/cli/export_file.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string Content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

v1::ChangeRow Row(int number) {
  v1::ChangeRow row;
  row.set_id(absl::StrCat(number, "-0"));
  row.mutable_change()->set_usage(absl::StrCat(number * 7));
  row.mutable_change()->mutable_register_()->set_serial("a,\"b\"\nc");
  return row;
}

// A journal of `size` events, whose cursors are their positions. Pages have
// `page` rows; the events that 5 divides tell billing nothing.
struct Feed {
  int size = 20;
  int page = 3;
  int calls = 0;
  // Called before each answer, with the number of the call.
  std::function<void(int)> before = [](int) {};

  absl::StatusOr<v1::ListChangesResponse> operator()(
      const v1::ListChangesRequest& request) {
    before(++calls);
    EXPECT_EQ(request.page_size(), 1000);
    int at = 0, end = size;
    EXPECT_TRUE(request.cursor().empty() ||
                absl::SimpleAtoi(request.cursor(), &at));
    if (!request.until_cursor().empty()) {
      EXPECT_TRUE(absl::SimpleAtoi(request.until_cursor(), &end));
    }
    if (at > size || end > size) {
      return ErrorWithReason(absl::StatusCode::kOutOfRange, "CURSOR_AHEAD",
                             "this store has not come so far");
    }
    v1::ListChangesResponse response;
    for (int i = 0; i < page && at < end; ++i) {
      if (++at % 5 != 0) *response.add_rows() = Row(at);
    }
    if (at > 0) response.set_next_cursor(absl::StrCat(at));
    response.set_caught_up(at >= end);
    return response;
  }
};

void Serve(ProgramForTest& program, Feed* feed) {
  program.server->on_ListChanges = [feed](const auto& request) {
    return (*feed)(request);
  };
}

TEST(Export, WritesTheWholeFeedToStandardOutput) {
  ProgramForTest program;
  Feed feed;
  Serve(program, &feed);
  EXPECT_EQ(program.Run({"export", "--format", "jsonl"}), 0);
  EXPECT_EQ(std::count(program.out.begin(), program.out.end(), '\n'), 16);
  EXPECT_THAT(program.err, HasSubstr("16 rows, up to the cursor 20"));
  EXPECT_EQ(program.Run({"export", "--quiet"}), 0);
  EXPECT_THAT(program.out, StartsWith("id,account_number,"));
  EXPECT_THAT(program.out, HasSubstr("\n1-0,"));
  EXPECT_THAT(program.out, HasSubstr("\n19-0,"));
  EXPECT_EQ(program.err, "");
}

TEST(Export, StopsAtACursorAndBeginsAfterOne) {
  ProgramForTest program;
  Feed feed;
  Serve(program, &feed);
  ASSERT_EQ(program.Run({"export", "--format", "jsonl"}), 0);
  const std::string whole = program.out;
  ASSERT_EQ(program.Run({"export", "--format", "jsonl", "--until", "8"}), 0);
  const std::string first = program.out;
  ASSERT_EQ(program.Run({"export", "--format", "jsonl", "--after", "8"}), 0);
  EXPECT_EQ(first + program.out, whole);
}

TEST(Export, GivesTheSameBytesHoweverThePagesFall) {
  ProgramForTest program;
  Feed feed;
  Serve(program, &feed);
  ASSERT_EQ(program.Run({"export"}), 0);
  const std::string whole = program.out;
  for (int page : {1, 2, 7, 1000}) {
    feed.page = page;
    ASSERT_EQ(program.Run({"export"}), 0);
    EXPECT_EQ(program.out, whole) << page;
  }
}

// Runs the export in a process of its own that dies before answer `dies_at`.
void RunAndDie(ProgramForTest& program, Feed feed, int dies_at,
               absl::Duration page_takes,
               const std::vector<std::string>& arguments) {
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    feed.before = [&](int call) {
      if (call == dies_at) _exit(9);
      program.clock.Advance(page_takes);
    };
    Serve(program, &feed);
    program.Run(arguments);
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
}

TEST(Export, KilledAtAnyPageAndStartedAgainGivesTheSameBytes) {
  for (unsigned seed = 1; seed <= 15; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) {
      return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    ProgramForTest program;
    Feed feed{.size = 1 + below(15), .page = 1 + below(4)};
    const std::string format = below(2) == 0 ? "csv" : "jsonl";
    const std::string path = program.folder.path() + "/changes";
    const std::vector<std::string> arguments = {"export", "--format", format,
                                                "--output", path};
    Feed uninterrupted = feed;
    Serve(program, &uninterrupted);
    ASSERT_EQ(program.Run({"export", "--format", format}), 0);
    const std::string whole = program.out;

    for (int dies_at = 1; dies_at <= uninterrupted.calls; ++dies_at) {
      std::filesystem::remove(path);
      std::filesystem::remove(path + ".cursor");
      // Pages that take longer than a checkpoint's interval, or do not.
      RunAndDie(program, feed, dies_at, absl::Milliseconds(below(2000)),
                arguments);
      if (below(2) == 0) {
        // And once more, on the way from there.
        RunAndDie(program, feed, 1 + below(dies_at),
                  absl::Milliseconds(below(2000)), arguments);
      }
      if (below(2) == 0) {
        std::ofstream(path, std::ios::app | std::ios::binary) << "torn,pa";
      }
      Feed rest = feed;
      Serve(program, &rest);
      ASSERT_EQ(program.Run(arguments), 0) << program.err;
      ASSERT_EQ(Content(path), whole)
          << "seed " << seed << ", died at " << dies_at;
    }
  }
}

TEST(Export, GoesOnFromItsCursorAndNotFromTheBeginning) {
  ProgramForTest program;
  Feed feed;
  const std::string path = program.folder.path() + "/changes.csv";
  RunAndDie(program, feed, 5, absl::Seconds(1), {"export", "--output", path});
  const nlohmann::json place = nlohmann::json::parse(Content(path + ".cursor"));
  EXPECT_EQ(place["cursor"], "12");
  EXPECT_EQ(place["bytes"], Content(path).size());
  Serve(program, &feed);
  EXPECT_EQ(program.Run({"export", "--output", path}), 0);
  EXPECT_EQ(feed.calls, 3);
  EXPECT_THAT(program.out, HasSubstr("6 rows in 0 s, up to the cursor 20"));
  // What came since is added.
  feed.size = 22;
  EXPECT_EQ(program.Run({"export", "--output", path, "--json"}), 0);
  EXPECT_EQ(nlohmann::json::parse(program.out)["summary"]["rows"], 2);
  EXPECT_THAT(Content(path), HasSubstr("\n22-0,"));
}

TEST(Export, AfterAnErrorSaysWhereItGoesOn) {
  ProgramForTest program;
  Feed feed;
  program.server->on_ListChanges =
      [&](const auto& request) -> absl::StatusOr<v1::ListChangesResponse> {
    program.clock.Advance(absl::Seconds(1));
    if (feed.calls == 2) return absl::PermissionDeniedError("revoked");
    return feed(request);
  };
  const std::string path = program.folder.path() + "/changes.csv";
  EXPECT_EQ(program.Run({"export", "--output", path}), 4);
  EXPECT_THAT(program.err,
              HasSubstr(path + " is kept up to the cursor \"6\": start the "
                               "same export again"));
}

TEST(Export, TouchesNoFileThatIsNotItsOwn) {
  ProgramForTest program;
  Feed feed;
  Serve(program, &feed);
  const std::string foreign = program.folder.Write("letter.txt", "dear");
  EXPECT_EQ(program.Run({"export", "--output", foreign}), 2);
  EXPECT_EQ(Content(foreign), "dear");
  EXPECT_THAT(program.err, HasSubstr("no " + foreign + ".cursor"));

  const std::string path = program.folder.path() + "/changes.csv";
  ASSERT_EQ(program.Run({"export", "--output", path, "--after", "3"}), 0);
  EXPECT_EQ(program.Run({"export", "--output", path, "--format", "jsonl"}), 2);
  EXPECT_THAT(program.err, HasSubstr("was begun with --format csv --after 3"));
  EXPECT_EQ(program.Run({"export", "--output", path, "--after", "4"}), 2);
  EXPECT_EQ(program.Run({"export", "--output", path}), 0);

  std::filesystem::resize_file(path, 3);
  EXPECT_EQ(program.Run({"export", "--output", path}), 1);
  EXPECT_THAT(program.err, HasSubstr("shorter than"));
  program.folder.Write("changes.csv.cursor", "{}");
  EXPECT_EQ(program.Run({"export", "--output", path}), 2);
  EXPECT_EQ(program.Run({"export", "--output", "/none/a.csv"}), 2);
  EXPECT_EQ(program.Run({"export", "--output", "/dev/null"}), 2);
}

TEST(Export, IsWrittenByOneProcessAtATime) {
  ProgramForTest program;
  Feed feed;
  Serve(program, &feed);
  const std::string path = program.folder.path() + "/changes.csv";
  const auto file = ExportFile::Open(path, "csv", "");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(program.Run({"export", "--output", path}), 1);
  EXPECT_THAT(program.err, HasSubstr("another export writes it"));
}

TEST(Export, AcknowledgesAfterTheFileIsSynced) {
  ProgramForTest program;
  Feed feed;
  Serve(program, &feed);
  const std::string path = program.folder.path() + "/changes.csv";
  std::vector<std::string> acknowledged;
  program.server->on_AcknowledgeChanges = [&](const auto& request) {
    // Whoever dies now finds everything on disk.
    EXPECT_THAT(Content(path + ".cursor"),
                HasSubstr("\"cursor\":\"" + request.cursor() + "\""));
    acknowledged.push_back(request.cursor());
    return v1::AcknowledgeChangesResponse();
  };
  EXPECT_EQ(program.Run({"export", "--output", path, "--acknowledge"}), 0);
  EXPECT_THAT(acknowledged, ElementsAre("20"));
  EXPECT_EQ(program.Run({"export", "--acknowledge"}), 2);
  EXPECT_THAT(program.err, HasSubstr("--acknowledge wants --output"));
}

// Each acknowledgement is an event, behind which the cursor moves.
TEST(Export, AFollowerAcknowledgesOnceForEachNewRows) {
  ProgramForTest program;
  Feed feed;
  int asked = 0;
  program.server->on_ListChanges =
      [&](const auto& request) -> absl::StatusOr<v1::ListChangesResponse> {
    if (request.cursor() != "20" && !request.cursor().starts_with("20+")) {
      return feed(request);
    }
    if (++asked == 4) return absl::PermissionDeniedError("end");
    v1::ListChangesResponse nothing;
    nothing.set_next_cursor(absl::StrCat("20+", asked));
    nothing.set_caught_up(true);
    return nothing;
  };
  int acknowledged = 0;
  program.server->on_AcknowledgeChanges = [&](const auto&) {
    ++acknowledged;
    return v1::AcknowledgeChangesResponse();
  };
  const std::string path = program.folder.path() + "/changes.csv";
  EXPECT_EQ(
      program.Run({"export", "--output", path, "--acknowledge", "--follow"}),
      4);
  EXPECT_EQ(acknowledged, 1);
}

TEST(Export, AcknowledgesNothingOfAnEmptyFeed) {
  ProgramForTest program;
  Feed feed{.size = 0};
  Serve(program, &feed);
  const std::string path = program.folder.path() + "/changes.csv";
  EXPECT_EQ(program.Run({"export", "--output", path, "--acknowledge"}), 0);
  EXPECT_THAT(Content(path), StartsWith("id,"));
  EXPECT_EQ(program.Run({"export", "--output", path}), 0);
  EXPECT_EQ(std::count(program.out.begin(), program.out.end(), '\n'), 1);
}

TEST(Export, FollowsWhatComesLaterAndOutlivesARestart) {
  ProgramForTest program;
  Feed feed;
  program.server->on_ListChanges =
      [&](const auto& request) -> absl::StatusOr<v1::ListChangesResponse> {
    if (request.cursor() == "20" && feed.size == 20) {
      feed.size = 24;
      program.clock.Advance(absl::Seconds(30));
      return absl::UnavailableError("restarting");
    }
    if (request.cursor() == "24") return absl::PermissionDeniedError("end");
    return feed(request);
  };
  const std::string path = program.folder.path() + "/changes.csv";
  EXPECT_EQ(program.Run({"export", "--output", path, "--follow"}), 4);
  EXPECT_THAT(Content(path), HasSubstr("\n24-0,"));
  EXPECT_THAT(program.err, HasSubstr("up to the cursor \"24\""));
}

TEST(Export, NamesACursorOfAnotherStore) {
  ProgramForTest program;
  Feed feed;
  Serve(program, &feed);
  EXPECT_EQ(program.Run({"export", "--after", "21"}), 2);
  EXPECT_THAT(program.err, AllOf(HasSubstr("CURSOR_AHEAD"),
                                 HasSubstr("has not come so far")));
  EXPECT_EQ(program.Run({"export", "--format", "xml"}), 2);
}

TEST(Export, ShowsProgressWithTheTimeThatIsLeft) {
  ProgramForTest program;
  Feed feed{.size = 20, .page = 10};
  feed.before = [&](int) { program.clock.Advance(absl::Seconds(6)); };
  Serve(program, &feed);
  program.server->on_GetStatus = [](const auto&) {
    v1::GetStatusResponse status;
    status.mutable_store()->set_journal_position(20);
    return status;
  };
  EXPECT_EQ(program.Run({"export"}), 0);
  EXPECT_THAT(program.err, HasSubstr("8 rows  42 %  1/s  8 s left"));
}

TEST(ExportAcknowledge, SaysHowFarBillingHasCharged) {
  ProgramForTest program;
  absl::StatusOr<v1::AcknowledgeChangesResponse> answer =
      v1::AcknowledgeChangesResponse();
  answer->set_cursor("99-01bc");
  program.server->on_AcknowledgeChanges = [&](const auto& request) {
    EXPECT_EQ(request.cursor(), "17-5a3f");
    return answer;
  };
  EXPECT_EQ(program.Run({"export", "acknowledge", "17-5a3f"}), 0);
  EXPECT_EQ(program.out, "Billing has charged all up to the cursor 99-01bc.\n");
  EXPECT_EQ(program.Run({"export", "acknowledge", "17-5a3f", "--json"}), 0);
  EXPECT_EQ(program.out, "{\"cursor\":\"99-01bc\"}\n");
  answer = ErrorWithReason(absl::StatusCode::kOutOfRange, "CURSOR_AHEAD", "no");
  EXPECT_EQ(program.Run({"export", "acknowledge", "17-5a3f"}), 2);
  EXPECT_EQ(program.Run({"export", "acknowledge"}), 2);
}

}  // namespace
}  // namespace intake::cli
