// Promise 2: submissions may be interleaved with those of other accounts, sent
// again, and met by restarts, as it happens: one effect, one answer.

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_fixture.h"
#include "core/codec/event_codec.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

constexpr uint64_t kSeeds = 60;
constexpr int kAccounts = 4;
constexpr int kSubmissionsEach = 12;

std::string NumberOf(int account) {
  return absl::StrCat(2'000'000'000 + account);
}

// What one account is sent, in order.
std::vector<Submission> SubmissionsFor(int account, uint64_t seed) {
  std::mt19937_64 random(seed * 31 + static_cast<uint64_t>(account));
  std::vector<Submission> submissions;
  for (int i = 0; i < kSubmissionsEach; ++i) {
    Submission submission{.request_key = absl::StrCat("k", account, ".", i),
                          .account_number = NumberOf(account),
                          .evidence = {.sender = NumberOf(account)}};
    const uint64_t value =
        random() % 4 == 0 ? random() % 100'000 : 10'000 + random() % 700;
    submission.content = OrderedValues{{absl::StrCat(value)}};
    submission.reading_date =
        absl::CivilDay(2014, 6, 1) + static_cast<int>(random() % 20);
    submissions.push_back(std::move(submission));
  }
  return submissions;
}

// All that a receipt says, but for its code, which is the next of all.
std::string Said(Receipt receipt) {
  std::string findings;
  for (const Finding& finding : receipt.findings) {
    absl::StrAppend(&findings, RuleName(finding.rule), " ", finding.got, " ",
                    finding.wanted, ";");
  }
  return absl::StrCat(static_cast<int>(receipt.outcome), " ", findings,
                      receipt.understood.size());
}

class InterleavingTest : public AdmissionFixture {
 protected:
  void Begin() {
    store_ = std::make_unique<FakeEventStore>();
    Restart();
    std::vector<Account> accounts;
    for (int i = 0; i < kAccounts; ++i) {
      accounts.push_back(WithReadings(OneTariffAccount(NumberOf(i)),
                                      absl::CivilDay(2014, 5, 20),
                                      {10'000'000}));
    }
    Answer<std::vector<absl::StatusOr<ImportResult>>> answer;
    admission_->ImportAccounts(std::move(accounts), "administrator",
                               answer.Done());
    answer.Wait().value();
  }
  void Restart() {
    admission_.reset();
    admission_ = Admission::Start(*store_, rules_, clock_, options_).value();
  }
  std::map<std::string, std::vector<RegisterHistory>> Live() {
    std::map<std::string, std::vector<RegisterHistory>> live;
    EXPECT_THAT(store_->VisitStates([&](absl::string_view stream,
                                        absl::string_view state) {
      live[std::string(stream)] = DecodeState(state).value().registers;
      return true;
    }),
                IsOk());
    return live;
  }

  std::unique_ptr<FakeEventStore> store_;
};

TEST_F(InterleavingTest, ChangesNothing) {
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    std::vector<std::vector<Submission>> all;
    for (int i = 0; i < kAccounts; ++i) all.push_back(SubmissionsFor(i, seed));

    Begin();
    std::map<std::string, std::string> said;
    for (const auto& submissions : all) {
      for (const Submission& submission : submissions) {
        said[submission.request_key] = Said(Send(submission).value().receipt);
      }
    }
    const auto live = Live();

    Begin();
    std::mt19937_64 random(seed);
    std::vector<size_t> next(all.size(), 0);
    std::vector<Submission> sent;
    while (sent.size() < all.size() * kSubmissionsEach) {
      const size_t account = random() % all.size();
      if (next[account] < all[account].size()) {
        sent.push_back(all[account][next[account]++]);
        const Admitted admitted = Send(sent.back()).value();
        EXPECT_EQ(Said(admitted.receipt), said[sent.back().request_key]);
      }
      if (!sent.empty() && random() % 3 == 0) {
        const Submission& again = sent[random() % sent.size()];
        const Admitted admitted = Send(again).value();
        EXPECT_TRUE(admitted.replayed);
        EXPECT_EQ(Said(admitted.receipt), said[again.request_key]);
      }
      if (random() % 20 == 0) Restart();
    }
    EXPECT_EQ(Live(), live) << "seed " << seed;
    if (HasFailure()) break;
  }
}

// However long the history, a submission costs the store one look for its key,
// and nothing else.
TEST_F(InterleavingTest,
       AQuestionToTheStoreIsNotAskedMoreOftenForALongHistory) {
  Begin();
  int sent = 0;
  const auto send = [&] {
    clock_.Advance(absl::Hours(24));
    Submission submission = Values(absl::StrCat("k", sent),
                                   {absl::StrCat(10'000 + sent)}, NumberOf(0));
    ++sent;
    const size_t before = store_->KeyLookups();
    Send(std::move(submission)).value();
    return store_->KeyLookups() - before;
  };
  while (sent < 10) EXPECT_EQ(send(), 0u);
  while (sent < 100) send();
  EXPECT_EQ(send(), 1u);
  while (sent < 10'000) send();
  EXPECT_EQ(send(), 1u);
}

}  // namespace
}  // namespace intake::testing
