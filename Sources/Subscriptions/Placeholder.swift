enum SubscriptionsPlaceholder {}
