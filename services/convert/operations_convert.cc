#include "services/convert/operations_convert.h"

#include <cstdint>

namespace intake {
namespace {

// Counts on the wire are signed, as is the custom of protobuf; none of ours
// comes near 2^63.
int64_t Signed(uint64_t count) { return static_cast<int64_t>(count); }

}  // namespace

v1::SubmissionCounts CountsToProto(const AdmissionCounts& counts) {
  v1::SubmissionCounts proto;
  proto.set_received(Signed(counts.received));
  proto.set_accepted(Signed(counts.accepted));
  proto.set_held(Signed(counts.held));
  proto.set_refused(Signed(counts.refused));
  proto.set_replayed(Signed(counts.replayed));
  proto.set_failed(Signed(counts.failed));
  proto.set_pending(Signed(counts.pending));
  return proto;
}

v1::StoreStatus FiguresToProto(const StoreFigures& figures) {
  v1::StoreStatus proto;
  proto.set_journal_position(Signed(figures.journal_position));
  proto.set_views_position(Signed(figures.views_position));
  proto.set_accounts(Signed(figures.accounts));
  proto.set_journal_bytes(Signed(figures.journal_bytes));
  proto.set_views_bytes(Signed(figures.views_bytes));
  proto.set_free_bytes(Signed(figures.free_bytes));
  return proto;
}

v1::BackUpResponse BackupProgressToProto(const BackupProgress& progress) {
  v1::BackUpResponse proto;
  proto.set_bytes_done(Signed(progress.bytes_done));
  proto.set_bytes_total(Signed(progress.bytes_total));
  proto.set_checking(progress.checking);
  return proto;
}

v1::BackUpResponse BackupResultToProto(const BackupResult& result) {
  v1::BackUpResponse proto;
  proto.set_bytes_done(Signed(result.bytes));
  proto.set_bytes_total(Signed(result.bytes));
  v1::Backup& backup = *proto.mutable_backup();
  backup.set_folder(result.folder);
  backup.set_journal_position(Signed(result.journal_position));
  backup.set_bytes(Signed(result.bytes));
  return proto;
}

}  // namespace intake
