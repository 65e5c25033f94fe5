#include "tests/fault/books.h"

#include <algorithm>
#include <memory>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "intake/v1/operations_service.grpc.pb.h"
#include "intake/v1/reading_service.grpc.pb.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

constexpr int kPageSize = 1000;
// Each costs a call.
constexpr size_t kReceiptsLookedUp = 3;

using Readings = v1::ReadingService::Stub;

Entry EntryOf(const v1::SubmissionRecord& record) {
  const v1::Submission& submission = record.submission();
  const bool has_value = submission.ordered().values_size() == 1;
  return {.request_id = submission.request_id(),
          .content = has_value ? submission.ordered().values(0) : "",
          .receipt = record.receipt().SerializeAsString()};
}

std::vector<Entry> ReadBook(Readings& stub, const std::string& key,
                            const std::string& account) {
  std::vector<Entry> entries;
  v1::ListSubmissionsRequest request;
  request.set_account_number(account);
  request.set_page_size(kPageSize);
  do {
    v1::ListSubmissionsResponse page;
    const grpc::Status status =
        Call(stub, &Readings::ListSubmissions, key, request, &page);
    EXPECT_TRUE(status.ok()) << account << ": " << status.error_message();
    for (const v1::SubmissionRecord& record : page.submissions()) {
      entries.push_back(EntryOf(record));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  // The server answers newest first.
  std::reverse(entries.begin(), entries.end());
  return entries;
}

v1::Receipt ReceiptOf(const Entry& entry) {
  v1::Receipt receipt;
  receipt.ParseFromString(entry.receipt);
  return receipt;
}

void ExpectReadingsAgree(Readings& stub, const std::string& key,
                         const std::string& account,
                         const std::vector<Entry>& entries) {
  std::set<std::string> codes;
  for (const Entry& entry : entries) codes.insert(ReceiptOf(entry).code());
  std::set<std::string> live_days;
  v1::ListReadingsRequest request;
  request.set_account_number(account);
  request.set_page_size(kPageSize);
  do {
    v1::ListReadingsResponse page;
    const grpc::Status status =
        Call(stub, &Readings::ListReadings, key, request, &page);
    EXPECT_TRUE(status.ok()) << account << ": " << status.error_message();
    for (const v1::Reading& reading : page.readings()) {
      EXPECT_EQ(codes.count(reading.receipt_code()), 1U)
          << account << ": a reading of nobody, " << reading.receipt_code();
      if (reading.state() != v1::READING_STATE_LIVE) continue;
      EXPECT_TRUE(live_days.insert(reading.date()).second)
          << account << ": two live readings of " << reading.date();
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
}

void ExpectReceiptsFound(v1::IntakeService::Stub& stub, const std::string& key,
                         const std::vector<Entry>& entries) {
  const size_t step = std::max<size_t>(1, entries.size() / kReceiptsLookedUp);
  for (size_t at = 0; at < entries.size(); at += step) {
    v1::GetReceiptRequest request;
    request.set_code(ReceiptOf(entries[at]).code());
    v1::GetReceiptResponse response;
    const grpc::Status status = Call(stub, &v1::IntakeService::Stub::GetReceipt,
                                     key, request, &response);
    EXPECT_TRUE(status.ok()) << request.code() << status.error_message();
    EXPECT_EQ(response.receipt().SerializeAsString(), entries[at].receipt);
  }
}

void ExpectCountsAddUp(const Reader& reader) {
  const auto stub = v1::OperationsService::NewStub(Connect(reader.address));
  v1::GetStatusResponse response;
  const grpc::Status status =
      Call(*stub, &v1::OperationsService::Stub::GetStatus,
           reader.administrator_key, v1::GetStatusRequest(), &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  const v1::SubmissionCounts& counts = response.counts();
  EXPECT_EQ(counts.received(), counts.accepted() + counts.held() +
                                   counts.refused() + counts.replayed() +
                                   counts.failed() + counts.pending());
}

}  // namespace

Books ReadBooks(const Reader& reader,
                const std::vector<std::string>& accounts) {
  const auto stub = v1::ReadingService::NewStub(Connect(reader.address));
  Books books;
  for (const std::string& account : accounts) {
    books[account] = ReadBook(*stub, reader.administrator_key, account);
  }
  return books;
}

void ExpectAgreement(const Reader& reader, const Books& books) {
  const auto channel = Connect(reader.address);
  const auto readings = v1::ReadingService::NewStub(channel);
  const auto intake = v1::IntakeService::NewStub(channel);
  for (const auto& [account, entries] : books) {
    ExpectReadingsAgree(*readings, reader.administrator_key, account, entries);
    ExpectReceiptsFound(*intake, reader.administrator_key, entries);
  }
  ExpectCountsAddUp(reader);
}

}  // namespace intake::testing
