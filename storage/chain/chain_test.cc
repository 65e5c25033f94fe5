#include "storage/chain/chain.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

constexpr ChainLink kLink = {.stream = "1234567890",
                             .sequence = 7,
                             .recorded_at_us = 1'403'258'400'000'000,
                             .actor = "sms",
                             .body = "body"};

std::string Hex(const ChainHash& hash) {
  return absl::BytesToHexString(ChainBytes(hash));
}

TEST(Chain, TheFormatNeverChanges) {
  EXPECT_EQ(Hex(NextHash(kChainStart, kLink)),
            "90e5df67b413f073075aad2e8edada0ca4d13647fbe09c1a0b0c7ff9a7b7e978");
}

TEST(Chain, EveryPartOfAnEventChangesTheHash) {
  const ChainHash other_start = NextHash(kChainStart, kLink);
  std::vector<ChainLink> links(8, kLink);
  links[1].stream = "1234567891";
  links[2].sequence = 8;
  links[3].recorded_at_us += 1;
  links[4].recorded_at_us = -links[4].recorded_at_us;
  links[5].actor = "portal";
  links[6].body = "bodz";
  links[7].body = "";
  std::set<std::string> hashes = {Hex(NextHash(other_start, kLink))};
  for (const ChainLink& link : links) {
    hashes.insert(Hex(NextHash(kChainStart, link)));
  }
  EXPECT_EQ(hashes.size(), links.size() + 1);
}

TEST(Chain, BytesMovedFromOnePartToTheNextAreSeen) {
  ChainLink moved = kLink;
  moved.actor = "smsb";
  moved.body = "ody";
  EXPECT_NE(Hex(NextHash(kChainStart, moved)),
            Hex(NextHash(kChainStart, kLink)));
}

}  // namespace
}  // namespace intake
