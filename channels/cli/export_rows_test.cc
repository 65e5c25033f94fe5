#include "channels/cli/export_rows.h"

#include "gtest/gtest.h"

namespace intake::cli {
namespace {

v1::ChangeRow Row() {
  v1::ChangeRow row;
  row.set_id("17-0");
  row.set_account_number("0012345678");
  v1::UsageChange& change = *row.mutable_change();
  change.mutable_register_()->set_commodity(v1::COMMODITY_HOT_WATER);
  change.mutable_register_()->set_point(v1::METERING_POINT_KITCHEN);
  change.mutable_register_()->set_kind(v1::REGISTER_KIND_TOTAL);
  change.mutable_register_()->set_serial("77001");
  change.set_multiplier("1");
  change.set_from_date("2014-05-20");
  change.set_from_value("45.5");
  change.set_to_date("2014-06-20");
  change.set_to_value("48");
  change.set_usage("2.5");
  change.set_period("2014-06");
  change.set_charged_in("2014-06");
  row.set_receipt_code("000-013");
  row.mutable_recorded_at()->set_seconds(1403676005);
  row.mutable_recorded_at()->set_nanos(250'000'000);
  return row;
}

TEST(ExportLine, IsAColumnForEachFieldOfARow) {
  EXPECT_EQ(ExportHeader(ExportFormat::kCsv),
            "id,account_number,commodity,point,kind,serial,multiplier,"
            "from_date,from_value,to_date,to_value,usage,period,charged_in,"
            "receipt_code,recorded_at\n");
  EXPECT_EQ(ExportLine(ExportFormat::kCsv, Row()),
            "17-0,0012345678,hot_water,kitchen,total,77001,1,2014-05-20,45.5,"
            "2014-06-20,48,2.5,2014-06,2014-06,000-013,"
            "2014-06-25T06:00:05.25Z\n");
}

TEST(ExportLine, QuotesWhatWouldEndAField) {
  struct {
    const char* serial;
    const char* field;
  } const kTable[] = {
      {"a b", "a b"},           {"a,b", "\"a,b\""},
      {"a\"b", "\"a\"\"b\""},   {"\"", "\"\"\"\""},
      {"a\nb", "\"a\nb\""},     {"a\r", "\"a\r\""},
      {"№ 1; 'x'", "№ 1; 'x'"}, {"", ""},
  };
  for (const auto& [serial, field] : kTable) {
    v1::ChangeRow row = Row();
    row.mutable_change()->mutable_register_()->set_serial(serial);
    const std::string line = ExportLine(ExportFormat::kCsv, row);
    EXPECT_NE(line.find(std::string(",total,") + field + ",1,2014-05-20,"),
              std::string::npos)
        << line;
  }
}

TEST(ExportLine, OfJsonLinesIsTheContractsOwnMessage) {
  EXPECT_EQ(ExportHeader(ExportFormat::kJsonLines), "");
  const std::string line = ExportLine(ExportFormat::kJsonLines, Row());
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(line.rfind(R"({"id":"17-0","account_number":"0012345678",)"
                       R"("change":{"register":{)",
                       0),
            0u)
      << line;
}

}  // namespace
}  // namespace intake::cli
