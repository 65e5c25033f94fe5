#include "tests/simulation/call.h"

namespace intake::simulation {

absl::string_view NameOf(Method method) {
  switch (method) {
    case Method::kSubmitReading:
      return "SubmitReading";
    case Method::kConfirmReading:
      return "ConfirmReading";
    case Method::kCheckReading:
      return "CheckReading";
    case Method::kGetReceipt:
      return "GetReceipt";
    case Method::kUndoSubmission:
      return "UndoSubmission";
    case Method::kListHeld:
      return "ListHeld";
    case Method::kApproveReading:
      return "ApproveReading";
    case Method::kRejectReading:
      return "RejectReading";
    case Method::kCorrectReading:
      return "CorrectReading";
    case Method::kVoidReading:
      return "VoidReading";
    case Method::kListReadings:
      return "ListReadings";
    case Method::kListChanges:
      return "ListChanges";
    case Method::kAcknowledgeChanges:
      return "AcknowledgeChanges";
    case Method::kClosePeriod:
      return "ClosePeriod";
    case Method::kImportAccounts:
      return "ImportAccounts";
    case Method::kReplaceMeter:
      return "ReplaceMeter";
  }
  return "";
}

bool IsSafeToRepeat(Method method) {
  switch (method) {
    case Method::kApproveReading:
    case Method::kRejectReading:
    case Method::kCorrectReading:
    case Method::kVoidReading:
    case Method::kReplaceMeter:
      return false;
    default:
      return true;
  }
}

}  // namespace intake::simulation
