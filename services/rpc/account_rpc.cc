#include <string>
#include <utility>
#include <vector>

#include "core/admission/describe_account.h"
#include "intake/v1/account_service.grpc.pb.h"
#include "services/convert/account_convert.h"
#include "services/convert/batch_convert.h"
#include "services/convert/description_convert.h"
#include "services/convert/field.h"
#include "services/convert/meter_exchange_convert.h"
#include "services/convert/page_convert.h"
#include "services/rpc/answer_stream.h"
#include "services/rpc/refused_stream.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::AccountService;
using RawMethods = Generated::WithRawCallbackMethod_ImportAccounts<
    Generated::WithRawCallbackMethod_GetAccount<
        Generated::WithRawCallbackMethod_SearchAccounts<
            Generated::WithRawCallbackMethod_ListAccounts<
                Generated::WithRawCallbackMethod_ReplaceMeter<
                    Generated::WithRawCallbackMethod_CloseAccount<
                        Generated::Service>>>>>>;

// Enough to convert a request while the one before it is stored.
constexpr size_t kImportsPendingMax = 2;

void AnswerImport(Admission& admission, const std::string& actor,
                  const grpc::ByteBuffer& bytes,
                  const AnswerStream::Answer& answer) {
  v1::ImportAccountsRequest request;
  absl::Status parsed = ParseMessage(bytes, request);
  if (!parsed.ok()) return answer(parsed);
  absl::StatusOr<Batch<Account>> batch = AccountsFromProto(request);
  if (!batch.ok()) return answer(batch.status());
  std::vector<std::string> numbers;
  for (v1::Account& account : *request.mutable_accounts()) {
    numbers.push_back(std::move(*account.mutable_number()));
  }
  admission.ImportAccounts(
      std::move(batch->valid), actor,
      [answer, numbers = std::move(numbers), errors = std::move(batch->errors)](
          const absl::StatusOr<std::vector<absl::StatusOr<ImportResult>>>&
              results) {
        if (!results.ok()) return answer(results.status());
        answer(StreamAnswer{ImportResultsToProto(numbers, errors, *results)
                                .SerializeAsString()});
      });
}

absl::StatusOr<v1::GetAccountResponse> GetAccountOf(AccountQueries& queries,
                                                    const std::string& number) {
  const absl::StatusOr<Account> account = queries.GetAccount(number);
  if (!account.ok()) return account.status();
  v1::GetAccountResponse response;
  *response.mutable_account() = AccountToProto(*account);
  return response;
}

absl::StatusOr<v1::SearchAccountsResponse> SearchIn(
    AccountQueries& queries, const AccountSearch& search) {
  const absl::StatusOr<std::vector<Account>> accounts =
      queries.SearchAccounts(search);
  if (!accounts.ok()) return accounts.status();
  v1::SearchAccountsResponse response;
  for (const Account& account : *accounts) {
    *response.add_accounts() = AccountToProto(account);
  }
  return response;
}

// As they are described now; the page's own key is the last account's number.
absl::StatusOr<v1::ListAccountsResponse> AccountsBehind(
    const Backend& backend, const PageAfter<std::string>& page,
    const BillingRegister& billing) {
  const absl::StatusOr<StatePage> states =
      backend.queries.ListStates(page.after, page.items_max);
  if (!states.ok()) return states.status();
  const absl::Time now = backend.clock.Now();
  const absl::CivilDay today = backend.rules.DayOf(now);
  v1::ListAccountsResponse response;
  response.set_next_page_token(states->next.value_or(""));
  PageBytes bytes;
  for (const AccountState& state : states->rows) {
    v1::ListedAccount account = ListedAccountToProto(
        DescribeAccount(state, backend.rules.At(now), today, billing));
    // No reading is wanted of an account that is no more.
    if (state.account->closed_on.value_or(today + 1) <= today) {
      account.clear_registers();
    }
    if (bytes.IsFullWith(account)) {
      response.set_next_page_token(
          response.accounts(response.accounts_size() - 1).account().number());
      break;
    }
    *response.add_accounts() = std::move(account);
  }
  return response;
}

class AccountRpc final : public RawMethods {
 public:
  explicit AccountRpc(const Backend& backend) : backend_(backend) {}

  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* ImportAccounts(
      grpc::CallbackServerContext* context) override {
    const absl::StatusOr<Caller> caller =
        Authorize(*context, backend_.authenticator,
                  "/intake.v1.AccountService/ImportAccounts");
    if (!caller.ok()) return new RefusedStream(caller.status());
    return new AnswerStream(
        kImportsPendingMax,
        [&admission = backend_.admission, actor = caller->actor](
            const grpc::ByteBuffer& bytes, const AnswerStream::Answer& answer) {
          AnswerImport(admission, actor, bytes, answer);
        },
        backend_.streams, backend_.stream_places);
  }

  grpc::ServerUnaryReactor* GetAccount(grpc::CallbackServerContext* context,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override {
    return ServeUnary<v1::GetAccountRequest, v1::GetAccountResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.AccountService/GetAccount",
        [this](const Caller&, const v1::GetAccountRequest& proto,
               const Answer<v1::GetAccountResponse>& answer) {
          absl::Status status =
              CheckAccountNumber("account_number", proto.account_number());
          if (!status.ok()) return answer(status);
          AnswerFrom(
              backend_.query_executor, answer,
              [&queries = backend_.queries, number = proto.account_number()] {
                return GetAccountOf(queries, number);
              });
        });
  }

  grpc::ServerUnaryReactor* SearchAccounts(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
      grpc::ByteBuffer* response) override {
    return ServeUnary<v1::SearchAccountsRequest, v1::SearchAccountsResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.AccountService/SearchAccounts",
        [this](const Caller&, const v1::SearchAccountsRequest& proto,
               const Answer<v1::SearchAccountsResponse>& answer) {
          absl::StatusOr<AccountSearch> search = AccountSearchFromProto(proto);
          if (!search.ok()) return answer(search.status());
          AnswerFrom(
              backend_.query_executor, answer,
              [&queries = backend_.queries, search = *std::move(search)] {
                return SearchIn(queries, search);
              });
        });
  }

  grpc::ServerUnaryReactor* ListAccounts(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ListAccountsRequest, v1::ListAccountsResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.AccountService/ListAccounts",
        [this](const Caller&, const v1::ListAccountsRequest& proto,
               const Answer<v1::ListAccountsResponse>& answer) {
          absl::StatusOr<PageAfter<std::string>> page =
              AccountPageFromProto(proto.page_size(), proto.page_token());
          if (!page.ok()) return answer(page.status());
          AnswerFrom(backend_.query_executor, answer,
                     [&backend = backend_, page = *std::move(page),
                      billing = backend_.admission.billing()] {
                       return AccountsBehind(backend, page, *billing);
                     });
        });
  }

  grpc::ServerUnaryReactor* ReplaceMeter(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override {
    return ServeUnary<v1::ReplaceMeterRequest, v1::ReplaceMeterResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.AccountService/ReplaceMeter",
        [this](const Caller& caller, const v1::ReplaceMeterRequest& proto,
               const Answer<v1::ReplaceMeterResponse>& answer) {
          absl::StatusOr<MeterExchange> exchange =
              MeterExchangeFromProto(proto);
          if (!exchange.ok()) return answer(exchange.status());
          backend_.admission.ReplaceMeter(
              proto.account_number(), *std::move(exchange), caller.actor,
              Answering<MeterReplaced>(answer, ReplacedToProto));
        });
  }

  grpc::ServerUnaryReactor* CloseAccount(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override {
    return ServeUnary<v1::CloseAccountRequest, v1::CloseAccountResponse>(
        {context, request, response}, backend_.authenticator,
        "/intake.v1.AccountService/CloseAccount",
        [this](const Caller& caller, const v1::CloseAccountRequest& proto,
               const Answer<v1::CloseAccountResponse>& answer) {
          absl::StatusOr<AccountClosing> closing =
              AccountClosingFromProto(proto);
          if (!closing.ok()) return answer(closing.status());
          backend_.admission.CloseAccount(
              proto.account_number(), *std::move(closing), caller.actor,
              Answering<AccountClosed>(answer, ClosedToProto));
        });
  }

 private:
  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAccountRpc(const Backend& backend) {
  return std::make_unique<AccountRpc>(backend);
}

}  // namespace intake
