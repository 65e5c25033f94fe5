#include "channels/sberbank/sbbol89.h"

#include <array>

#include "absl/strings/numbers.h"
#include "channels/sberbank/field_checks.h"

namespace intake::sberbank {
namespace {

constexpr std::array<Field, 5> kHead = {{
    {.name = "лицевой счет", .check = NotEmpty},
    {.name = "плательщик", .check = Anything},
    {.name = "ЕЛС", .check = Anything},
    {.name = "ФИАС", .check = Anything},
    {.name = "адрес", .check = Anything},
}};

// Within a block.
enum : size_t { kType, kMeter, kName, kVerification, kValue, kDate, kExtra };
constexpr std::array<Field, 7> kBlock = {{
    {.name = "тип прибора", .check = Anything},
    {.name = "номер прибора", .check = Anything},
    {.name = "название", .check = Anything},
    {.name = "дата поверки", .check = Anything},
    {.name = "показание", .check = Anything},
    {.name = "дата показания", .check = DateOrNothing},
    {.name = "дополнительно", .check = Anything},
}};
constexpr size_t kBlocksMax = 12;

struct Type {
  v1::Commodity commodity = v1::COMMODITY_UNSPECIFIED;
  v1::RegisterKind kind = v1::REGISTER_KIND_UNSPECIFIED;
};
// By the number of the type.
constexpr std::array<Type, 11> kTypes = {{
    {},
    {v1::COMMODITY_GAS, v1::REGISTER_KIND_TOTAL},
    {v1::COMMODITY_ELECTRICITY, v1::REGISTER_KIND_TOTAL},
    {v1::COMMODITY_ELECTRICITY, v1::REGISTER_KIND_DAY},
    {v1::COMMODITY_ELECTRICITY, v1::REGISTER_KIND_NIGHT},
    {v1::COMMODITY_ELECTRICITY, v1::REGISTER_KIND_PEAK},
    {v1::COMMODITY_ELECTRICITY, v1::REGISTER_KIND_HALF_PEAK},
    {v1::COMMODITY_ELECTRICITY, v1::REGISTER_KIND_NIGHT},
    {v1::COMMODITY_HOT_WATER, v1::REGISTER_KIND_TOTAL},
    {v1::COMMODITY_COLD_WATER, v1::REGISTER_KIND_TOTAL},
    {v1::COMMODITY_HEAT, v1::REGISTER_KIND_TOTAL},
}};
constexpr size_t kTypeNoReadingMax = 13;

void ReadBlock(absl::Span<const std::string> block, Row& row) {
  const std::string& value = block[kValue];
  size_t type = 0;
  const bool has_type = absl::SimpleAtoi(block[kType], &type);
  const bool is_reading =
      !has_type || type < kTypes.size() || type > kTypeNoReadingMax;
  if (value.empty() || !is_reading) return;
  if (type == 0 || type >= kTypes.size() || block[kMeter].empty() ||
      block[kDate].empty()) {
    row.unassigned.push_back(value);
    return;
  }
  v1::RegisterKey key;
  key.set_commodity(kTypes.at(type).commodity);
  key.set_kind(kTypes.at(type).kind);
  key.set_serial(block[kMeter]);
  AddReading(block[kMeter], *DayFromText(block[kDate]), key, value, row);
}

absl::StatusOr<Row> Read(const Fields& fields) {
  Row row{.account = fields.front()};
  const absl::Span<const std::string> all(fields);
  for (size_t i = kHead.size(); i < fields.size(); i += kBlock.size()) {
    ReadBlock(all.subspan(i, kBlock.size()), row);
  }
  return row;
}

}  // namespace

constinit const Profile kSbbol89 = {.name = "sbbol89",
                                    .head = kHead,
                                    .block = kBlock,
                                    .blocks_min = 0,
                                    .blocks_max = kBlocksMax,
                                    .read = Read};

}  // namespace intake::sberbank
